package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a call: an object in Ollama, the object's text in the canonical model. */
final class ToolArguments {

    private ToolArguments() {}

    /** The arguments of a call as compact text. */
    static String take(JsonFields function) {
        JsonNode arguments = function.take("arguments");
        if (arguments == null) {
            return "{}";
        }
        if (!arguments.isObject()) {
            throw function.expected("arguments", "an object");
        }
        return new String(Json.write(json -> json.writeTree(arguments)), StandardCharsets.UTF_8);
    }

    /**
     * The object that the text stands for; blank text stands for no arguments.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if it stands for no object
     */
    static ObjectNode parse(String text) {
        return text.isBlank()
                ? Json.object()
                : Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
