package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.MalformedInput;
import tools.jackson.databind.JsonNode;

/**
 * A call as answers have it, or the beginning of one in a stream.
 *
 * @param arguments JSON text, so far as it has come
 */
record CalledTool(String id, String name, String arguments) {

    /**
     * @param number tells calls apart that have no ids of their own
     */
    static CalledTool of(JsonNode call, Stamp stamp, int number) {
        JsonNode function = call.path("function");
        String name = function.path("name").stringValue("");
        if (name.isEmpty()) {
            throw new MalformedInput("tool_calls.function.name: expected a string");
        }
        String id = call.path("id").stringValue("");
        return new CalledTool(
                id.isEmpty() ? "call_" + stamp.id() + number : id,
                name,
                function.path("arguments").stringValue(""));
    }

    Part.ToolCall withArguments() {
        return new Part.ToolCall(id, name, arguments);
    }
}
