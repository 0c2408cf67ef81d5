package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, whatever way its dialect has of cutting it into parts.
 *
 * @param calls each as name and arguments
 */
record Said(
        String thought,
        String text,
        List<String> calls,
        Finish finish,
        @Nullable TokenUsage usage) {

    static Said by(ChatResponse answer) {
        return new Said(
                answer.content().stream()
                        .filter(Part.Reasoning.class::isInstance)
                        .map(part -> ((Part.Reasoning) part).text())
                        .collect(Collectors.joining()),
                answer.content().stream()
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining()),
                answer.content().stream()
                        .filter(Part.ToolCall.class::isInstance)
                        .map(part -> call((Part.ToolCall) part))
                        .toList(),
                answer.finish(),
                answer.usage());
    }

    private static String call(Part.ToolCall call) {
        String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
        return call.name() + Json.parse(Slice.of(arguments.getBytes(StandardCharsets.UTF_8)));
    }
}
