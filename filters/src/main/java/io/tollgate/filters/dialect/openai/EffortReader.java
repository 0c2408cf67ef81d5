package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;

/** Reads {@code reasoning_effort}. */
final class EffortReader {

    private static final String NAME = "reasoning_effort";

    private EffortReader() {}

    static @Nullable Thinking read(JsonFields request) {
        String effort = request.takeText(NAME);
        return switch (effort) {
            case null -> null;
            case "none" -> Thinking.OFF;
            case "minimal" -> Thinking.of(Effort.MINIMAL);
            case "low" -> Thinking.of(Effort.LOW);
            case "medium" -> Thinking.of(Effort.MEDIUM);
            case "high" -> Thinking.of(Effort.HIGH);
            case "xhigh" -> Thinking.of(Effort.XHIGH);
            case "max" -> Thinking.of(Effort.MAX);
            default ->
                    throw request.expected(NAME, "none, minimal, low, medium, high, xhigh or max");
        };
    }
}
