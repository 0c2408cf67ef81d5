package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code thinking} and the effort, which the newest models think by without being asked.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/extended-thinking">Extended
 *     thinking</a>
 */
final class ThinkingReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("display", "\"summarized\""));

    private ThinkingReader() {}

    static @Nullable Thinking read(JsonFields request, @Nullable String effort, Losses losses) {
        Effort read = effort(request, effort);
        JsonFields thinking = request.takeObject("thinking");
        if (thinking == null) {
            return read == null ? null : Thinking.of(read);
        }
        Integer budget = thinking.takeInt("budget_tokens");
        Thinking asked =
                switch (thinking.requireText("type")) {
                    case "enabled", "adaptive" -> new Thinking(true, read, budget);
                    case "disabled", "between_tools" -> Thinking.OFF;
                    default -> throw thinking.expected("type", "enabled, adaptive or disabled");
                };
        DEFAULTS.takeFrom(thinking, losses);
        losses.addAll(thinking.rest());
        return asked;
    }

    private static @Nullable Effort effort(JsonFields request, @Nullable String effort) {
        return switch (effort) {
            case null -> null;
            case "low" -> Effort.LOW;
            case "medium" -> Effort.MEDIUM;
            case "high" -> Effort.HIGH;
            case "xhigh" -> Effort.XHIGH;
            case "max" -> Effort.MAX;
            default ->
                    throw request.expected(
                            "output_config.effort", "low, medium, high, xhigh or max");
        };
    }
}
