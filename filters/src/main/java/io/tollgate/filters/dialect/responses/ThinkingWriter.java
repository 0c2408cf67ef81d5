package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes how hard to think. OpenAI's models of old, known by their names, refuse to be asked: to
 * them nothing is said. A thought that is wanted is asked for in summary, the only form there is.
 */
final class ThinkingWriter {

    private static final Pattern NEVER_THINKS = Pattern.compile("(gpt-3|gpt-4|chatgpt-).*");

    private ThinkingWriter() {}

    static void write(
            JsonGenerator json, @Nullable Thinking thinking, TargetModel model, Losses losses) {
        if (thinking == null) {
            return;
        }
        if (!model.reasons(!NEVER_THINKS.matcher(model.name()).matches())) {
            if (thinking.wanted()) {
                losses.add("thinking");
            }
            return;
        }
        if (thinking.budgetTokens() != null) {
            losses.add("thinking.budget_tokens");
        }
        String effort = effort(thinking);
        json.writeObjectPropertyStart("reasoning");
        if (effort != null) {
            json.writeStringProperty("effort", effort);
        }
        if (thinking.wanted()) {
            json.writeStringProperty("summary", "auto");
        }
        json.writeEndObject();
    }

    private static @Nullable String effort(Thinking thinking) {
        if (!thinking.wanted()) {
            return "none";
        }
        Effort effort = thinking.effortOrNearest();
        return effort == null ? null : effort.name().toLowerCase(Locale.ROOT);
    }
}
