package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code options}. Those that configure the runner ({@code num_ctx}, {@code mirostat}) mean
 * nothing to another provider and are losses.
 */
final class OptionsReader {

    private OptionsReader() {}

    static Sampling read(JsonFields request, Losses losses) {
        JsonFields given = request.takeObject("options");
        JsonFields options = given == null ? JsonFields.of(Json.object()) : given;
        Sampling sampling =
                new Sampling(
                        options.takeDouble("temperature"),
                        options.takeDouble("top_p"),
                        options.takeInt("top_k"),
                        options.takeLong("seed"),
                        options.takeDouble("frequency_penalty"),
                        options.takeDouble("presence_penalty"),
                        limit(options.takeInt("num_predict")),
                        stop(options));
        losses.addAll(options.rest());
        return sampling;
    }

    /** -1 means no limit and -2 means up to the context's end: neither limits the answer. */
    private static @Nullable Integer limit(@Nullable Integer numPredict) {
        return numPredict == null || numPredict < 0 ? null : numPredict;
    }

    private static List<String> stop(JsonFields options) {
        JsonNode stop = options.take("stop");
        if (stop == null) {
            return List.of();
        }
        if (stop.isString()) {
            return List.of(stop.stringValue());
        }
        if (!stop.isArray()) {
            throw options.expected("stop", "a string or an array of strings");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : stop) {
            if (!text.isString()) {
                throw options.expected("stop[" + texts.size() + "]", "a string");
            }
            texts.add(text.stringValue());
        }
        return texts;
    }
}
