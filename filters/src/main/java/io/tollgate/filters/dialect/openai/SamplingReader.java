package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads how the answer is drawn; both endpoints say it alike. {@code top_k} is not OpenAI's own but
 * known to most servers compatible with it.
 */
final class SamplingReader {

    private SamplingReader() {}

    static Sampling read(JsonFields fields) {
        return new Sampling(
                fields.takeDouble("temperature"),
                fields.takeDouble("top_p"),
                fields.takeInt("top_k"),
                fields.takeLong("seed"),
                fields.takeDouble("frequency_penalty"),
                fields.takeDouble("presence_penalty"),
                maxTokens(fields),
                stop(fields));
    }

    /** The deprecated name counts only where the new one is absent. */
    private static @Nullable Integer maxTokens(JsonFields fields) {
        Integer deprecated = fields.takeInt("max_tokens");
        Integer max = fields.takeInt("max_completion_tokens");
        return max != null ? max : deprecated;
    }

    private static List<String> stop(JsonFields fields) {
        JsonNode stop = fields.take("stop");
        if (stop == null) {
            return List.of();
        }
        if (stop.isString()) {
            return List.of(stop.stringValue());
        }
        if (!stop.isArray() || !stop.valueStream().allMatch(JsonNode::isString)) {
            throw fields.expected("stop", "a string or an array of strings");
        }
        return stop.valueStream().map(JsonNode::stringValue).toList();
    }
}
