package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
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
        return read(Json.parseObject(body), OpenAiShape.PLAIN, stamp);
    }

    /**
     * @throws GatewayException if the answer is an error under a status that says otherwise
     */
    static ChatResponse read(ObjectNode answer, AnswerShape shape, Stamp stamp) {
        refuse(shape.error(answer));
        ObjectNode document = shape.normal(answer);
        JsonNode choice = document.path("choices").path(0);
        if (!choice.path("message").isObject()) {
            throw new MalformedInput("choices[0].message: expected an object");
        }
        refuse(FinishReasons.failure(choice));
        List<Part> content = content(choice.path("message"), shape, stamp);
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

    private static List<Part> content(JsonNode message, AnswerShape shape, Stamp stamp) {
        List<Part> parts = new ArrayList<>();
        String thought = Deltas.thought(message);
        Part.Seal seal = seal(message, shape.sealer());
        if (!thought.isEmpty() || seal != null) {
            parts.add(new Part.Reasoning(thought, seal));
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

    private static Part.@Nullable Seal seal(JsonNode message, @Nullable String sealer) {
        if (sealer == null) {
            return null;
        }
        ReasoningDetails details = new ReasoningDetails(sealer);
        details.read(message);
        return details.take();
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
