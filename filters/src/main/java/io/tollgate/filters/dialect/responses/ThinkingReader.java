package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how hard to think. Of the thought the answer tells what it can, asked for or not. */
final class ThinkingReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(
                    Map.of(
                            "summary", "\"auto\"",
                            "generate_summary", "\"auto\"",
                            "context", "\"auto\""));

    private ThinkingReader() {}

    static @Nullable Thinking read(JsonFields request, Losses losses) {
        JsonFields reasoning = request.takeObject("reasoning");
        if (reasoning == null) {
            return null;
        }
        String effort = reasoning.takeText("effort");
        DEFAULTS.takeFrom(reasoning, losses);
        losses.addAll(reasoning.rest());
        return effort == null ? null : thinking(reasoning, effort);
    }

    private static Thinking thinking(JsonFields reasoning, String effort) {
        return switch (effort) {
            case "none" -> Thinking.OFF;
            case "minimal" -> Thinking.of(Effort.MINIMAL);
            case "low" -> Thinking.of(Effort.LOW);
            case "medium" -> Thinking.of(Effort.MEDIUM);
            case "high" -> Thinking.of(Effort.HIGH);
            case "xhigh" -> Thinking.of(Effort.XHIGH);
            case "max" -> Thinking.of(Effort.MAX);
            default ->
                    throw reasoning.expected(
                            "effort", "none, minimal, low, medium, high, xhigh or max");
        };
    }
}
