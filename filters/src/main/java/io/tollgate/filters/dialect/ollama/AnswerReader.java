package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the parts of {@code message}, in a whole answer and in each line of a stream alike: every
 * call comes whole. A call without an id, as older servers make it, gets one that no other answer
 * has.
 */
final class AnswerReader {

    private final Stamp stamp;
    private int calls;

    AnswerReader(Stamp stamp) {
        this.stamp = stamp;
    }

    /** Reasoning, text and calls, where there are any, in the order in which models make them. */
    List<Part> read(JsonFields message) {
        List<Part> parts = new ArrayList<>();
        String thinking = Texts.take(message, "thinking");
        if (thinking != null) {
            parts.add(new Part.Reasoning(thinking, null));
        }
        String content = Texts.take(message, "content");
        if (content != null) {
            parts.add(new Part.Text(content));
        }
        message.takeObjects("tool_calls").forEach(call -> parts.add(call(call)));
        return parts;
    }

    /** Whether the answer so far has calls. */
    boolean called() {
        return calls > 0;
    }

    private Part call(JsonFields call) {
        JsonFields function = call.takeObject("function");
        if (function == null) {
            throw call.expected("function", "an object");
        }
        String id = Texts.take(call, "id");
        int number = calls++;
        return new Part.ToolCall(
                id == null ? "call_" + stamp.id() + "_" + number : id,
                function.requireText("name"),
                ToolArguments.take(function));
    }
}
