package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** The input of a call: an object here, the object's text in the canonical model. */
final class ToolInput {

    private ToolInput() {}

    /**
     * Blank text stands for no arguments.
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
