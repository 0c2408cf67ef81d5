package io.tollgate.filters.dialect.cohere;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Cohere wants to know and no client of another dialect says.
 *
 * @param inputType what embedded texts are for. Cohere demands it; a store of documents is what
 *     most texts are embedded for, and whoever embeds queries as well declares a second provider
 * @param safetyMode how careful the model shall be; null: the model's default
 * @see <a href="https://docs.cohere.com/docs/embeddings#the-input_type-parameter">The input_type
 *     parameter</a>
 * @see <a href="https://docs.cohere.com/docs/safety-modes">Safety modes</a>
 */
record CohereOptions(String inputType, @Nullable String safetyMode) {

    static final CohereOptions DEFAULT = new CohereOptions("search_document", null);

    private static final String INPUT_TYPE = "input-type";
    private static final String SAFETY_MODE = "safety-mode";

    static final Set<String> NAMES = Set.of(INPUT_TYPE, SAFETY_MODE);

    private static final List<String> INPUT_TYPES =
            List.of("search_document", "search_query", "classification", "clustering");

    /** YAML takes {@code OFF} without quotes for a boolean. */
    private static final List<String> SAFETY_MODES = List.of("CONTEXTUAL", "STRICT", "OFF");

    /**
     * @throws IllegalArgumentException for the operator, if a value is none of the API's
     */
    static CohereOptions of(Map<String, String> options) {
        String inputType = options.get(INPUT_TYPE);
        return new CohereOptions(
                inputType == null ? DEFAULT.inputType : oneOf(INPUT_TYPES, INPUT_TYPE, inputType),
                options.containsKey(SAFETY_MODE)
                        ? oneOf(SAFETY_MODES, SAFETY_MODE, options.get(SAFETY_MODE))
                        : null);
    }

    private static String oneOf(List<String> values, String name, @Nullable String value) {
        if (value == null || !values.contains(value)) {
            throw new IllegalArgumentException(
                    name + ": expected one of \"" + String.join("\", \"", values) + "\"");
        }
        return value;
    }
}
