package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code think}, to models of which it is known that they do: Ollama refuses to ask the
 * others, and a client that always asks for thoughts would get no answer at all.
 *
 * @see <a href="https://docs.ollama.com/capabilities/thinking">Thinking</a>
 */
final class ThinkWriter {

    private static final Pattern THINKS =
            Pattern.compile(
                    "(gpt-oss|qwen3|qwq|deepseek-r1|deepseek-v3\\.|deepseek-v4|magistral|glm-|kimi-k2|"
                            + "minimax-m|nemotron-3|gemma4|phi4-.*reasoning|cogito|granite3\\.).*");

    /** The models that are told how hard; the others know yes and no alone. */
    private static final Pattern GRADED = Pattern.compile("gpt-oss.*");

    private ThinkWriter() {}

    static void write(
            JsonGenerator json, @Nullable Thinking thinking, TargetModel model, Losses losses) {
        if (thinking == null) {
            return;
        }
        String name = model.name().substring(model.name().lastIndexOf('/') + 1);
        if (!model.reasons(THINKS.matcher(name).matches())) {
            if (thinking.wanted()) {
                losses.add("thinking");
            }
            return;
        }
        if (thinking.budgetTokens() != null) {
            losses.add("thinking.budget_tokens");
        }
        Effort effort = thinking.effortOrNearest();
        if (effort != null && thinking.wanted() && GRADED.matcher(name).matches()) {
            json.writeStringProperty("think", word(effort));
            return;
        }
        if (thinking.effort() != null) {
            losses.add("thinking.effort");
        }
        json.writeBooleanProperty("think", thinking.wanted());
    }

    private static String word(Effort effort) {
        return switch (effort) {
            case MINIMAL, LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH, XHIGH, MAX -> "high";
        };
    }
}
