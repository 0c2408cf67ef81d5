package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a chat completion: its first choice.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The chat completion
 *     object</a>
 */
final class ChatResponseReader {

    private ChatResponseReader() {}

    /**
     * @throws GatewayException if the answer is an error under a status that says otherwise
     */
    static ChatResponse read(byte[] body, Stamp stamp) {
        ObjectNode document = Json.parseObject(body);
        refuse(ProviderErrors.in(document));
        JsonNode choice = document.path("choices").path(0);
        if (!choice.path("message").isObject()) {
            throw new MalformedInput("choices[0].message: expected an object");
        }
        refuse(FinishReasons.failure(choice));
        List<Part> content = content(choice.path("message"), stamp);
        boolean called = content.stream().anyMatch(Part.ToolCall.class::isInstance);
        return new ChatResponse(
                document.path("model").stringValue(""),
                content,
                FinishReasons.read(choice, called),
                OpenAiUsage.in(document));
    }

    private static void refuse(@Nullable GatewayError error) {
        if (error != null) {
            throw new GatewayException(error);
        }
    }

    private static List<Part> content(JsonNode message, Stamp stamp) {
        List<Part> parts = new ArrayList<>();
        String thought = Deltas.thought(message);
        if (!thought.isEmpty()) {
            parts.add(new Part.Reasoning(thought, null));
        }
        String text = Deltas.text(message);
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text));
        }
        for (JsonNode call : message.path("tool_calls")) {
            parts.add(toolCall(call, stamp.id() + parts.size()));
        }
        return parts;
    }

    private static Part.ToolCall toolCall(JsonNode call, String uniquePart) {
        String name = Deltas.toolName(call);
        if (name.isEmpty()) {
            throw new MalformedInput("tool_calls[].function.name: expected a string");
        }
        String id = Deltas.toolId(call);
        return new Part.ToolCall(
                id.isEmpty() ? "call_" + uniquePart : id, name, Deltas.arguments(call));
    }
}
