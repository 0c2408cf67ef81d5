package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code think}: yes, no, or how hard.
 *
 * @see <a href="https://docs.ollama.com/capabilities/thinking">Thinking</a>
 */
final class ThinkReader {

    private static final String NAME = "think";
    private static final String EXPECTED = "true, false, low, medium, high or max";

    private ThinkReader() {}

    static @Nullable Thinking read(JsonFields request) {
        JsonNode think = request.take(NAME);
        if (think == null) {
            return null;
        }
        if (think.isBoolean()) {
            return think.booleanValue() ? Thinking.ON : Thinking.OFF;
        }
        return switch (think.stringValue("")) {
            case "low" -> Thinking.of(Effort.LOW);
            case "medium" -> Thinking.of(Effort.MEDIUM);
            case "high" -> Thinking.of(Effort.HIGH);
            case "max" -> Thinking.of(Effort.MAX);
            default -> throw request.expected(NAME, EXPECTED);
        };
    }
}
