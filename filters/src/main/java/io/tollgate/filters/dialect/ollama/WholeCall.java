package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Part;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool call with its arguments known to be an object, which is the only way Ollama can say one.
 * The check comes before the first byte is written.
 */
record WholeCall(String id, String name, ObjectNode arguments) {

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments are no object
     */
    static WholeCall of(String id, String name, String arguments) {
        return new WholeCall(id, name, ToolArguments.parse(arguments));
    }

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments are no object
     */
    static List<WholeCall> all(List<Part> parts) {
        return Texts.only(Part.ToolCall.class, parts).stream()
                .map(call -> of(call.id(), call.name(), call.arguments()))
                .toList();
    }

    /** The member {@code tool_calls}, unless there are none. */
    static void write(JsonGenerator json, List<WholeCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tool_calls");
        calls.forEach(call -> call.write(json));
        json.writeEndArray();
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", name);
        json.writeName("arguments");
        json.writeTree(arguments);
        json.writeEndObject();
        json.writeEndObject();
    }
}
