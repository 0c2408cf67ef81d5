package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Part;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the calls of an assistant message; requests and answers have them alike. */
final class ToolCallWriter {

    private ToolCallWriter() {}

    static void write(JsonGenerator json, List<Part.ToolCall> calls) {
        json.writeArrayPropertyStart("tool_calls");
        for (Part.ToolCall call : calls) {
            json.writeStartObject();
            json.writeStringProperty("id", call.id());
            json.writeStringProperty("type", "function");
            json.writeObjectPropertyStart("function");
            json.writeStringProperty("name", call.name());
            json.writeStringProperty("arguments", arguments(call));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Blank arguments are none; both sides parse them as JSON, which "" is not. */
    private static String arguments(Part.ToolCall call) {
        return call.arguments().isBlank() ? "{}" : call.arguments();
    }
}
