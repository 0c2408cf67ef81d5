package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code thinking}, to models of which it is known that they think. The budget that a word
 * stands for is at most half of the longest answer: a thought is a part of it, and one that filled
 * it would leave no room for words.
 *
 * @see <a href="https://docs.cohere.com/docs/reasoning">Reasoning</a>
 */
final class ThinkingWriter {

    private ThinkingWriter() {}

    static void write(
            JsonGenerator json,
            @Nullable Thinking thinking,
            boolean thinks,
            Sampling sampling,
            Losses losses) {
        if (thinking == null || !thinks) {
            if (thinking != null && thinking.wanted()) {
                losses.add("thinking");
            }
            return;
        }
        json.writeObjectPropertyStart("thinking");
        json.writeStringProperty("type", thinking.wanted() ? "enabled" : "disabled");
        Integer budget = thinking.wanted() ? budget(thinking, sampling.maxTokens()) : null;
        if (budget != null) {
            json.writeNumberProperty("token_budget", budget);
        }
        json.writeEndObject();
    }

    private static @Nullable Integer budget(Thinking thinking, @Nullable Integer longest) {
        if (thinking.budgetTokens() != null || thinking.effort() == null) {
            return thinking.budgetTokens();
        }
        int typical = thinking.budgetOrTypical();
        return longest == null ? typical : Math.max(1, Math.min(typical, longest / 2));
    }
}
