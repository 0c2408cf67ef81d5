package io.tollgate.filters.dialect.cohere;

import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Usage as Cohere counts it, twice: {@code tokens} is what the model saw, with the words that
 * Cohere wraps around each prompt; {@code billed_units} is what has to be paid for, which is far
 * less. The latter counts. {@code cached_tokens} is a part of the former, can be more than all that
 * is billed, and lowers no price: it says something only where nothing is billed, as on servers of
 * one's own. Thoughts are a part of the output that nobody tells apart.
 *
 * @see <a href="https://docs.cohere.com/docs/how-does-cohere-pricing-work">How does Cohere's
 *     pricing work?</a>
 */
final class CohereUsage {

    private static final String INPUT = "input_tokens";
    private static final String OUTPUT = "output_tokens";

    private CohereUsage() {}

    /**
     * What an answer, or the end of a stream, says under {@code usage} or {@code meta}. Embedded
     * pictures have a price of their own, and no dimension here: nothing is said of them, rather
     * than a price that is too low.
     */
    static @Nullable TokenUsage in(JsonNode answer) {
        JsonNode said =
                answer.path("usage").isObject() ? answer.path("usage") : answer.path("meta");
        JsonNode billed = said.path("billed_units");
        if (count(billed, "image_tokens") + count(billed, "images") > 0) {
            return null;
        }
        if (tells(billed)) {
            return TokenUsage.of(count(billed, INPUT), count(billed, OUTPUT));
        }
        if (tells(said.path("tokens"))) {
            return seen(said.path("tokens"), count(said, "cached_tokens"));
        }
        return billed.path("search_units").isNumber() ? searched(billed) : compatible(said);
    }

    private static boolean tells(JsonNode counts) {
        return counts.path(INPUT).isNumber() || counts.path(OUTPUT).isNumber();
    }

    private static TokenUsage seen(JsonNode tokens, long cached) {
        long input = count(tokens, INPUT);
        long cacheRead = Math.min(cached, input);
        return new TokenUsage(input - cacheRead, cacheRead, 0, 0, count(tokens, OUTPUT), 0);
    }

    /**
     * A search is paid for by the call: a hundred documents are one unit. It is a call without
     * tokens, which costs what a price list says of a request. Several units in one call have no
     * dimension here; rather than count one of them, nothing is said, and the cost is not known.
     */
    private static @Nullable TokenUsage searched(JsonNode billed) {
        return count(billed, "search_units") == 1 ? TokenUsage.of(0, 0) : null;
    }

    /**
     * Other servers of the same rerank API count tokens in OpenAI's words (vLLM, Jina, Together).
     */
    private static @Nullable TokenUsage compatible(JsonNode usage) {
        String input = usage.path("prompt_tokens").isNumber() ? "prompt_tokens" : "total_tokens";
        return usage.path(input).isNumber()
                ? TokenUsage.of(count(usage, input), count(usage, "completion_tokens"))
                : null;
    }

    /** The member {@code usage}, if anything was reported. */
    static void write(JsonGenerator json, @Nullable TokenUsage usage) {
        if (usage == null) {
            return;
        }
        json.writeObjectPropertyStart("usage");
        for (String counts : List.of("billed_units", "tokens")) {
            json.writeObjectPropertyStart(counts);
            json.writeNumberProperty(INPUT, usage.totalInput());
            json.writeNumberProperty(OUTPUT, usage.totalOutput());
            json.writeEndObject();
        }
        json.writeNumberProperty("cached_tokens", usage.cacheRead());
        json.writeEndObject();
    }

    /** The API declares its counts as numbers, whole or not. */
    private static long count(JsonNode object, String name) {
        double number = object.path(name).doubleValue(0);
        return (long) Math.clamp(number, 0, (double) TokenUsage.MOST);
    }
}
