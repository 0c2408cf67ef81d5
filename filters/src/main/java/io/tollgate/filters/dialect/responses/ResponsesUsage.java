package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.ServedTier;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Usage as the Responses API counts it: the details are parts of {@code input_tokens} and {@code
 * output_tokens}.
 */
final class ResponsesUsage {

    private ResponsesUsage() {}

    /**
     * What an answer, or a piece of one, says of its usage and its service tier; null if nothing.
     */
    static @Nullable TokenUsage in(JsonNode answer) {
        TokenUsage usage = read(answer.get("usage"));
        return usage == null ? null : usage.servedIn(ServedTier.in(answer));
    }

    /** What {@code usage} says; null where it is absent, null, or says neither total. */
    static @Nullable TokenUsage read(@Nullable JsonNode usage) {
        if (usage == null || !saysTotal(usage)) {
            return null;
        }
        long input = count(usage, "input_tokens");
        JsonNode ofInput = usage.path("input_tokens_details");
        long cacheRead = Math.min(count(ofInput, "cached_tokens"), input);
        long cacheWrite = Math.min(count(ofInput, "cache_write_tokens"), input - cacheRead);
        long output = count(usage, "output_tokens");
        long reasoning =
                Math.min(count(usage.path("output_tokens_details"), "reasoning_tokens"), output);
        return new TokenUsage(
                input - cacheRead - cacheWrite,
                cacheRead,
                cacheWrite,
                0,
                output - reasoning,
                reasoning);
    }

    private static boolean saysTotal(JsonNode usage) {
        return usage.hasNonNull("input_tokens") || usage.hasNonNull("output_tokens");
    }

    private static long count(JsonNode object, String name) {
        return Math.max(0, object.path(name).longValue(0));
    }

    /** The usage object, without its name; null where the provider reported none. */
    static void write(JsonGenerator json, @Nullable TokenUsage usage) {
        if (usage == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("input_tokens", usage.totalInput());
        json.writeObjectPropertyStart("input_tokens_details");
        json.writeNumberProperty("cached_tokens", usage.cacheRead());
        json.writeNumberProperty("cache_write_tokens", usage.cacheWrite5m() + usage.cacheWrite1h());
        json.writeEndObject();
        json.writeNumberProperty("output_tokens", usage.totalOutput());
        json.writeObjectPropertyStart("output_tokens_details");
        json.writeNumberProperty("reasoning_tokens", usage.reasoning());
        json.writeEndObject();
        json.writeNumberProperty("total_tokens", usage.totalInput() + usage.totalOutput());
        json.writeEndObject();
    }
}
