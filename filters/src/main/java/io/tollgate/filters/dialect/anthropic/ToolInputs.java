package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The input of a tool: an object in Anthropic, the object's text in the canonical model. */
final class ToolInputs {

    private ToolInputs() {}

    /** The input of a {@code tool_use} block as compact text. */
    static String take(JsonFields block) {
        JsonNode input = block.require("input", "an object");
        if (!input.isObject()) {
            throw block.expected("input", "an object");
        }
        return text(input);
    }

    static String text(JsonNode input) {
        return new String(Json.write(json -> json.writeTree(input)), StandardCharsets.UTF_8);
    }

    /**
     * The object that the call's arguments stand for; blank text stands for no arguments.
     *
     * @throws MalformedInput if they stand for no object
     */
    static ObjectNode parse(Part.ToolCall call) {
        if (call.arguments().isBlank()) {
            return Json.object();
        }
        try {
            return Json.parseObject(call.arguments().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedInput e) {
            throw new MalformedInput(
                    "expected a JSON object as the arguments of the tool call '"
                            + call.name()
                            + "'",
                    e);
        }
    }
}
