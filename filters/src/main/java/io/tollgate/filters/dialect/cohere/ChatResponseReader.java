package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a whole answer. It does not say which model gave it. What it cites has no place in the
 * canonical conversation.
 *
 * @see <a href="https://docs.cohere.com/reference/chat#response">Chat API, response</a>
 */
final class ChatResponseReader {

    private ChatResponseReader() {}

    /**
     * @throws GatewayException if the answer says that it is none
     */
    static ChatResponse read(byte[] body, Stamp stamp) {
        ObjectNode document = Json.parseObject(body);
        JsonNode message = document.path("message");
        if (!message.isObject()) {
            throw new MalformedInput("message: expected an object");
        }
        GatewayError failure = FinishReasons.failure(document);
        if (failure != null) {
            throw new GatewayException(failure);
        }
        List<Part> content = content(message, stamp);
        boolean called = content.stream().anyMatch(Part.ToolCall.class::isInstance);
        return new ChatResponse(
                "", content, FinishReasons.read(document, called), CohereUsage.in(document));
    }

    /** The plan that older models make before they call tools is a thought under another name. */
    private static List<Part> content(JsonNode message, Stamp stamp) {
        List<Part> parts = new ArrayList<>();
        thought(message.path("tool_plan"), parts);
        for (JsonNode part : message.path("content")) {
            thought(part.path("thinking"), parts);
            String text = part.path("text").stringValue("");
            if (!text.isEmpty()) {
                parts.add(new Part.Text(text));
            }
        }
        for (JsonNode call : message.path("tool_calls")) {
            parts.add(CalledTool.of(call, stamp, parts.size()).withArguments());
        }
        return parts;
    }

    private static void thought(JsonNode thought, List<Part> parts) {
        String text = thought.stringValue("");
        if (!text.isEmpty()) {
            parts.add(new Part.Reasoning(text, null));
        }
    }
}
