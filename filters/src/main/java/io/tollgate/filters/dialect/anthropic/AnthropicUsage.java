package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ServedTier;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Usage as Anthropic counts it: the cache counts stand beside {@code input_tokens}, thinking is a
 * part of {@code output_tokens}.
 *
 * <p>One instance adds up one answer. A stream tells in {@code message_start} by lifetime what was
 * written to the cache and in {@code message_delta} the total alone, so the reports have to be
 * merged field by field: taken apart one by one, the same tokens would count for both lifetimes.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">Prompt
 *     caching</a>
 */
final class AnthropicUsage {

    private long input;
    private long cacheRead;
    private long cacheWrite;
    private long cacheWrite5m;
    private long cacheWrite1h;
    private long output;
    private long thinking;
    private String tier = "";
    private boolean reported;

    /** What {@code usage} says; null where it is absent or says neither total. */
    static @Nullable TokenUsage read(@Nullable JsonNode usage) {
        AnthropicUsage whole = new AnthropicUsage();
        whole.report(usage);
        return whole.total();
    }

    /** Takes in the next report. */
    void report(@Nullable JsonNode usage) {
        if (usage == null || !saysTotal(usage)) {
            return;
        }
        JsonNode creation = usage.path("cache_creation");
        input = larger(input, usage, "input_tokens");
        cacheRead = larger(cacheRead, usage, "cache_read_input_tokens");
        cacheWrite = larger(cacheWrite, usage, "cache_creation_input_tokens");
        cacheWrite5m = larger(cacheWrite5m, creation, "ephemeral_5m_input_tokens");
        cacheWrite1h = larger(cacheWrite1h, creation, "ephemeral_1h_input_tokens");
        output = larger(output, usage, "output_tokens");
        thinking = larger(thinking, usage.path("output_tokens_details"), "thinking_tokens");
        String said = ServedTier.in(usage);
        tier = said.isEmpty() ? tier : said;
        reported = true;
    }

    private static boolean saysTotal(JsonNode usage) {
        return usage.hasNonNull("input_tokens") || usage.hasNonNull("output_tokens");
    }

    private static long larger(long before, JsonNode object, String name) {
        return Math.max(before, Math.min(object.path(name).longValue(0), TokenUsage.MOST));
    }

    /** All reports so far as one, null if there was none. */
    @Nullable TokenUsage total() {
        if (!reported) {
            return null;
        }
        long written = Math.max(cacheWrite, cacheWrite5m + cacheWrite1h);
        long thought = Math.min(thinking, output);
        return new TokenUsage(
                        input,
                        cacheRead,
                        written - cacheWrite1h,
                        cacheWrite1h,
                        output - thought,
                        thought)
                .servedIn(tier);
    }

    /** The usage object, without its name. The shape demands numbers: zeros where unreported. */
    static void write(JsonGenerator json, @Nullable TokenUsage reported) {
        TokenUsage usage = reported == null ? TokenUsage.of(0, 0) : reported;
        json.writeStartObject();
        json.writeNumberProperty("input_tokens", usage.input() + usage.audioInput());
        json.writeNumberProperty(
                "cache_creation_input_tokens", usage.cacheWrite5m() + usage.cacheWrite1h());
        json.writeNumberProperty("cache_read_input_tokens", usage.cacheRead());
        json.writeNumberProperty("output_tokens", usage.totalOutput());
        json.writeEndObject();
    }
}
