package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a whole message. What Anthropic's server tools did on the way to the answer is left out:
 * clients of other dialects could neither read it nor send it back.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">The message object</a>
 */
final class MessagesResponseReader {

    private MessagesResponseReader() {}

    /**
     * @throws GatewayException if the answer is an error under a status that says otherwise
     */
    static ChatResponse read(byte[] body) {
        ObjectNode document = Json.parseObject(body);
        if (ErrorMark.isError(document)) {
            throw new GatewayException(ProviderErrors.of(document));
        }
        JsonNode blocks = document.path("content");
        if (!blocks.isArray()) {
            throw new MalformedInput("content: expected an array");
        }
        List<Part> content = content(blocks);
        boolean called = content.stream().anyMatch(Part.ToolCall.class::isInstance);
        return new ChatResponse(
                document.path("model").stringValue(""),
                content,
                StopReasons.of(StopReasons.read(document), called),
                AnthropicUsage.read(document.get("usage")));
    }

    private static List<Part> content(JsonNode blocks) {
        List<Part> content = new ArrayList<>();
        for (JsonNode block : blocks) {
            Part part = part(block);
            if (part != null) {
                content.add(part);
            }
        }
        return content;
    }

    private static @Nullable Part part(JsonNode block) {
        return switch (block.path("type").stringValue("")) {
            case "text" -> text(block.path("text").stringValue(""));
            case "thinking" ->
                    reasoning(
                            block.path("thinking").stringValue(""),
                            block.path("signature").stringValue(""));
            case "redacted_thinking" ->
                    new Part.Reasoning("", Redacted.seal(block.path("data").stringValue("")));
            case "tool_use" -> toolCall(block);
            default -> null;
        };
    }

    private static @Nullable Part text(String text) {
        return text.isEmpty() ? null : new Part.Text(text);
    }

    private static @Nullable Part reasoning(String text, String seal) {
        if (seal.isEmpty()) {
            return text.isEmpty() ? null : new Part.Reasoning(text, null);
        }
        return new Part.Reasoning(text, new Part.Seal(AnthropicClient.NAME, seal));
    }

    private static Part toolCall(JsonNode block) {
        JsonNode input = block.path("input");
        if (!input.isObject()) {
            throw new MalformedInput("content[].input: expected an object");
        }
        String name = required(block, "name");
        return AnswerTool.isAnswer(name)
                ? new Part.Text(ToolInputs.text(input))
                : new Part.ToolCall(required(block, "id"), name, ToolInputs.text(input));
    }

    private static String required(JsonNode block, String name) {
        String value = block.path(name).stringValue("");
        if (value.isEmpty()) {
            throw new MalformedInput("content[]." + name + ": expected a string");
        }
        return value;
    }
}
