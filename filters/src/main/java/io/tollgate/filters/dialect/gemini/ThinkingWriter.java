package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import tools.jackson.core.JsonGenerator;

/**
 * Writes whether and how hard to think: in words from Gemini 3 on, in tokens before. A model
 * refuses a word that it does not know, and both at once.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thinking">Thinking</a>
 */
final class ThinkingWriter {

    private static final int DYNAMIC = -1;

    private final JsonGenerator json;
    private final RequestStyle style;
    private final Losses losses;

    ThinkingWriter(JsonGenerator json, RequestStyle style, Losses losses) {
        this.json = json;
        this.style = style;
        this.losses = losses;
    }

    void write(Thinking thinking) {
        if (!style.target().reasons(style.model().thinks())) {
            if (thinking.wanted()) {
                losses.add("thinking");
            }
            return;
        }
        json.writeObjectPropertyStart("thinkingConfig");
        if (thinking.wanted()) {
            json.writeBooleanProperty("includeThoughts", true);
            wanted(thinking);
        } else {
            unwanted();
        }
        json.writeEndObject();
    }

    private void wanted(Thinking thinking) {
        if (!style.model().takesLevels()) {
            json.writeNumberProperty("thinkingBudget", budget(thinking));
            return;
        }
        if (thinking.budgetTokens() != null) {
            losses.add("thinking.budget_tokens");
        }
        Effort effort = thinking.effortOrNearest();
        if (effort != null) {
            json.writeStringProperty("thinkingLevel", level(effort));
        }
    }

    private int budget(Thinking thinking) {
        return thinking.effort() == null && thinking.budgetTokens() == null
                ? DYNAMIC
                : Math.clamp(
                        thinking.budgetOrTypical(),
                        style.model().leastBudget(),
                        style.model().mostBudget());
    }

    private String level(Effort effort) {
        return switch (effort) {
            case MINIMAL -> style.model().knowsMinimal() ? "MINIMAL" : "LOW";
            case LOW -> "LOW";
            case MEDIUM -> style.model().knowsMedium() ? "MEDIUM" : "HIGH";
            case HIGH, XHIGH, MAX -> "HIGH";
        };
    }

    /** The least there is, where there is no silence. */
    private void unwanted() {
        if (style.model().canKeepStill()) {
            json.writeNumberProperty("thinkingBudget", 0);
            return;
        }
        losses.add("thinking");
        if (style.model().takesLevels()) {
            json.writeStringProperty("thinkingLevel", level(Effort.MINIMAL));
        } else {
            json.writeNumberProperty("thinkingBudget", style.model().leastBudget());
        }
    }
}
