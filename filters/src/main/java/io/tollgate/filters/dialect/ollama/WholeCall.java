package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool call with its arguments known to be an object, which is the only way Ollama can say one.
 * The check comes before the first byte is written.
 */
record WholeCall(int index, String id, String name, ObjectNode arguments) {

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments are no object
     */
    static WholeCall of(int index, String id, String name, String arguments) {
        return new WholeCall(index, id, name, ToolArguments.parse(arguments));
    }

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments are no object
     */
    static List<WholeCall> all(List<Part> parts) {
        List<WholeCall> calls = new ArrayList<>();
        for (Part.ToolCall call : Texts.only(Part.ToolCall.class, parts)) {
            calls.add(of(calls.size(), call.id(), call.name(), call.arguments()));
        }
        return calls;
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
        json.writeNumberProperty("index", index);
        json.writeStringProperty("name", name);
        json.writeName("arguments");
        json.writeTree(arguments);
        json.writeEndObject();
        json.writeEndObject();
    }
}
