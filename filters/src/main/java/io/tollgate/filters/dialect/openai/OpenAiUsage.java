package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ServedTier;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Usage as OpenAI counts it: the details are parts of {@code prompt_tokens} and {@code
 * completion_tokens}. xAI counts reasoning outside of {@code completion_tokens}, which shows in
 * {@code total_tokens}. What was read from a cache may have been sound as well, and OpenAI does not
 * say how much: it counts as cached.
 */
final class OpenAiUsage {

    private OpenAiUsage() {}

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
        long prompt = count(usage, "prompt_tokens");
        JsonNode ofPrompt = usage.path("prompt_tokens_details");
        long cacheRead = Math.min(count(ofPrompt, "cached_tokens"), prompt);
        long cacheWrite = Math.min(count(ofPrompt, "cache_write_tokens"), prompt - cacheRead);
        long audioInput =
                Math.min(count(ofPrompt, "audio_tokens"), prompt - cacheRead - cacheWrite);
        long completion = count(usage, "completion_tokens");
        JsonNode ofCompletion = usage.path("completion_tokens_details");
        long reasoning = count(ofCompletion, "reasoning_tokens");
        boolean outside =
                reasoning > completion
                        || count(usage, "total_tokens") >= prompt + completion + reasoning;
        long said = outside ? completion : completion - reasoning;
        long audioOutput = Math.min(count(ofCompletion, "audio_tokens"), said);
        return new TokenUsage(
                prompt - cacheRead - cacheWrite - audioInput,
                cacheRead,
                cacheWrite,
                0,
                said - audioOutput,
                reasoning,
                audioInput,
                audioOutput);
    }

    private static boolean saysTotal(JsonNode usage) {
        return usage.hasNonNull("prompt_tokens") || usage.hasNonNull("completion_tokens");
    }

    private static long count(JsonNode object, String name) {
        return Math.clamp(object.path(name).longValue(0), 0, TokenUsage.MOST);
    }

    /** The usage object, without its name. */
    static void write(JsonGenerator json, TokenUsage usage) {
        json.writeStartObject();
        json.writeNumberProperty("prompt_tokens", usage.totalInput());
        json.writeNumberProperty("completion_tokens", usage.totalOutput());
        json.writeNumberProperty("total_tokens", usage.totalInput() + usage.totalOutput());
        json.writeObjectPropertyStart("prompt_tokens_details");
        json.writeNumberProperty("cached_tokens", usage.cacheRead());
        long cacheWrite = usage.cacheWrite5m() + usage.cacheWrite1h();
        if (cacheWrite > 0) {
            json.writeNumberProperty("cache_write_tokens", cacheWrite);
        }
        if (usage.audioInput() > 0) {
            json.writeNumberProperty("audio_tokens", usage.audioInput());
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("completion_tokens_details");
        json.writeNumberProperty("reasoning_tokens", usage.reasoning());
        if (usage.audioOutput() > 0) {
            json.writeNumberProperty("audio_tokens", usage.audioOutput());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
