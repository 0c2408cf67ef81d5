package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.ServedTier;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Usage as Converse counts it: what was read from and written to the cache stands beside {@code
 * inputTokens}; a thought is a part of {@code outputTokens} and is not told apart.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html">
 *     Token usage</a>
 */
final class ConverseUsage {

    private ConverseUsage() {}

    /**
     * What was used, null if that is not told.
     *
     * @param object a whole answer or {@code metadata}
     */
    static @Nullable TokenUsage in(JsonNode object) {
        JsonNode usage = object.path("usage");
        if (!usage.hasNonNull("inputTokens") && !usage.hasNonNull("outputTokens")) {
            return null;
        }
        long hour = 0;
        for (JsonNode written : usage.path("cacheDetails")) {
            if (written.path("ttl").stringValue("").equals("1h")) {
                hour = Math.min(TokenUsage.MOST, hour + count(written, "inputTokens"));
            }
        }
        long all = Math.max(hour, count(usage, "cacheWriteInputTokens"));
        return new TokenUsage(
                        count(usage, "inputTokens"),
                        count(usage, "cacheReadInputTokens"),
                        all - hour,
                        hour,
                        count(usage, "outputTokens"),
                        0)
                .servedIn(tier(object));
    }

    private static String tier(JsonNode object) {
        String type = object.path("serviceTier").path("type").stringValue("");
        return ServedTier.in(Json.object().put(ServedTier.NAME, type));
    }

    private static long count(JsonNode object, String name) {
        return Math.clamp(object.path(name).longValue(0), 0, TokenUsage.MOST);
    }
}
