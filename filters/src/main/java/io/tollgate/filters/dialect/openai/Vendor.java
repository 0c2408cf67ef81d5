package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code compatible.json}: who is compatible with OpenAI, and where that ends.
 *
 * @param name of the dialect
 * @param title what people call it
 * @param see its documentation
 * @param url where it is, unless the settings say otherwise
 * @param key the environment's variable with its key, null if it needs none
 * @param globs how names of models begin that nobody else serves
 * @param endpoints what it has of OpenAI's API, behind the base URL
 * @param headers request headers that mean something to it and not to OpenAI
 * @param errors what its own codes and types of errors stand for
 * @param notes for the manual
 */
record Vendor(
        String name,
        String title,
        List<String> see,
        URI url,
        @Nullable String key,
        List<String> globs,
        Set<String> endpoints,
        Set<String> headers,
        RequestRules request,
        MessageRules messages,
        List<Thinkers> thinking,
        AnswerRules answer,
        Map<String, Kind> errors,
        List<String> notes) {

    /** The models that the model is one of, if it is known to think; null otherwise. */
    @Nullable Thinkers thinkers(String model) {
        return thinking.stream().filter(some -> some.include(model)).findFirst().orElse(null);
    }

    /** The same, where the settings may have declared that it thinks, or that it does not. */
    @Nullable Thinkers thinkers(String model, @Nullable Boolean declared) {
        if (Boolean.FALSE.equals(declared)) {
            return null;
        }
        Thinkers known = thinkers(model);
        return known == null && declared != null && !thinking.isEmpty()
                ? thinking.getFirst()
                : known;
    }
}
