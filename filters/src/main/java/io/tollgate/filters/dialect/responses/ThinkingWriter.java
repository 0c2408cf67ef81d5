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
        json.writeObjectPropertyStart("reasoning");
        json.writeStringProperty("effort", effort(thinking));
        if (thinking.wanted()) {
            json.writeStringProperty("summary", "auto");
        }
        json.writeEndObject();
    }

    private static String effort(Thinking thinking) {
        if (!thinking.wanted()) {
            return "none";
        }
        Effort nearest = thinking.effortOrNearest();
        return (nearest == null ? Effort.MEDIUM : nearest).name().toLowerCase(Locale.ROOT);
    }
}
