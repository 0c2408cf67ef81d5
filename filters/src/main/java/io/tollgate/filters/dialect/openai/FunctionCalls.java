package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;

/**
 * Calls as they were before {@code tool_calls}: one a message, without an id. A result answers the
 * call before it, so the position serves as id; it is the same each time the conversation is sent.
 */
final class FunctionCalls {

    private int calls;

    Part.ToolCall next(JsonFields call) {
        calls++;
        return new Part.ToolCall(
                id(), call.requireText("name"), ChatPartReader.arguments(call.take("arguments")));
    }

    /** The id of the call that {@code result} answers. */
    String last(JsonFields result) {
        if (calls == 0) {
            throw result.expected("role", "an assistant message with a call before its result");
        }
        return id();
    }

    private String id() {
        return "call_function_" + calls;
    }
}
