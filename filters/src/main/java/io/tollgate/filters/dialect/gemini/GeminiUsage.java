package io.tollgate.filters.dialect.gemini;

import io.tollgate.policies.price.ServiceTier;
import io.tollgate.policies.usage.TokenUsage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Usage as Google counts it: what was cached is a part of {@code promptTokenCount}; thoughts stand
 * beside {@code candidatesTokenCount}, and what Google's own tools read beside the prompt. A stream
 * tells the totals again with each piece.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#UsageMetadata">UsageMetadata</a>
 */
final class GeminiUsage {

    static final String NAME = "usageMetadata";

    private static final int LONGEST_TIER = 50;

    private GeminiUsage() {}

    /** What {@code usageMetadata} says; null where it is absent or says no total. */
    static @Nullable TokenUsage read(@Nullable JsonNode usage) {
        if (usage == null || !saysTotal(usage)) {
            return null;
        }
        long prompt = count(usage, "promptTokenCount");
        long cached = Math.min(count(usage, "cachedContentTokenCount"), prompt);
        long heard =
                spoken(usage.path("promptTokensDetails"))
                        - spoken(usage.path("cacheTokensDetails"));
        long audioInput = Math.clamp(heard, 0, prompt - cached);
        long answer = count(usage, "candidatesTokenCount");
        long audioOutput = Math.min(spoken(usage.path("candidatesTokensDetails")), answer);
        return new TokenUsage(
                        prompt - cached - audioInput + count(usage, "toolUsePromptTokenCount"),
                        cached,
                        0,
                        0,
                        answer - audioOutput,
                        count(usage, "thoughtsTokenCount"),
                        audioInput,
                        audioOutput)
                .servedIn(tier(usage));
    }

    /** Vertex AI begins streams with the kind of traffic alone. */
    private static boolean saysTotal(JsonNode usage) {
        return usage.hasNonNull("promptTokenCount") || usage.hasNonNull("totalTokenCount");
    }

    private static long spoken(JsonNode details) {
        long tokens = 0;
        for (JsonNode detail : details) {
            if (detail.path("modality").stringValue("").equals("AUDIO")) {
                tokens += count(detail, "tokenCount");
            }
        }
        return Math.min(tokens, TokenUsage.MOST);
    }

    private static long count(JsonNode object, String name) {
        return Math.clamp(object.path(name).longValue(0), 0, TokenUsage.MOST);
    }

    private static String tier(JsonNode usage) {
        String tier = usage.path("serviceTier").stringValue("").toLowerCase(Locale.ROOT);
        return tier.length() > LONGEST_TIER ? "" : ServiceTier.of(tier);
    }

    /** The member, unless the provider reported nothing. */
    static void write(JsonGenerator json, @Nullable TokenUsage usage) {
        if (usage == null) {
            return;
        }
        json.writeObjectPropertyStart(NAME);
        json.writeNumberProperty("promptTokenCount", usage.totalInput());
        if (usage.cacheRead() > 0) {
            json.writeNumberProperty("cachedContentTokenCount", usage.cacheRead());
        }
        json.writeNumberProperty("candidatesTokenCount", usage.output() + usage.audioOutput());
        if (usage.reasoning() > 0) {
            json.writeNumberProperty("thoughtsTokenCount", usage.reasoning());
        }
        json.writeNumberProperty("totalTokenCount", usage.totalInput() + usage.totalOutput());
        json.writeEndObject();
    }
}
