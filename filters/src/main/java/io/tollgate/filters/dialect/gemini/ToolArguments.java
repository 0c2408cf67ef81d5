package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a call: an object in Gemini, the object's text in the canonical model. */
final class ToolArguments {

    private ToolArguments() {}

    static String text(@Nullable JsonNode arguments) {
        return arguments == null
                ? "{}"
                : new String(Json.write(json -> json.writeTree(arguments)), StandardCharsets.UTF_8);
    }

    /**
     * The object that the text stands for; blank text stands for no arguments.
     *
     * @throws MalformedInput if it stands for no object
     */
    static ObjectNode parse(String name, String text) {
        if (text.isBlank()) {
            return Json.object();
        }
        try {
            return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedInput e) {
            throw new MalformedInput(
                    "expected a JSON object as the arguments of the tool call '" + name + "'", e);
        }
    }
}
