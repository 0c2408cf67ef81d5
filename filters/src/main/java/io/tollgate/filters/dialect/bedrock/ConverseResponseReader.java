package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a whole answer, which does not name the model.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">
 *     Converse</a>
 */
final class ConverseResponseReader {

    private ConverseResponseReader() {}

    /**
     * @throws GatewayException if the model wrote what Bedrock itself could not read
     */
    static ChatResponse read(byte[] body) {
        ObjectNode document = Json.parseObject(body);
        GatewayError failure = StopReasons.failure(document);
        if (failure != null) {
            throw new GatewayException(failure);
        }
        JsonNode blocks = document.path("output").path("message").path("content");
        if (!blocks.isArray()) {
            throw new MalformedInput("output.message.content: expected an array");
        }
        List<Part> content = new ArrayList<>();
        blocks.forEach(block -> block(block, content));
        return new ChatResponse(
                "", content, StopReasons.read(document), ConverseUsage.in(document));
    }

    /**
     * A block has one member, which says what it is; of kinds that nobody asked for none is read.
     */
    private static void block(JsonNode block, List<Part> content) {
        text(block, content);
        block.path("citationsContent").path("content").forEach(cited -> text(cited, content));
        JsonNode reasoning = block.path("reasoningContent");
        if (reasoning.isObject()) {
            reasoning(reasoning, content);
        }
        JsonNode call = block.path("toolUse");
        if (call.isObject()) {
            content.add(call(call));
        }
    }

    private static void text(JsonNode block, List<Part> content) {
        String text = block.path("text").stringValue("");
        if (!text.isEmpty()) {
            content.add(new Part.Text(text));
        }
    }

    private static void reasoning(JsonNode reasoning, List<Part> content) {
        String encrypted = reasoning.path("redactedContent").stringValue("");
        if (!encrypted.isEmpty()) {
            content.add(new Part.Reasoning("", Seals.encrypted(encrypted)));
            return;
        }
        JsonNode said = reasoning.path("reasoningText");
        String text = said.path("text").stringValue("");
        String signature = said.path("signature").stringValue("");
        if (!text.isEmpty() || !signature.isEmpty()) {
            content.add(
                    new Part.Reasoning(
                            text, signature.isEmpty() ? null : Seals.signature(signature)));
        }
    }

    private static Part call(JsonNode call) {
        JsonNode input = call.path("input");
        if (!input.isObject()) {
            throw new MalformedInput("content[].toolUse.input: expected an object");
        }
        return new Part.ToolCall(
                required(call, "toolUseId"),
                required(call, "name"),
                new String(Json.write(json -> json.writeTree(input)), StandardCharsets.UTF_8));
    }

    private static String required(JsonNode call, String name) {
        String value = call.path(name).stringValue("");
        if (value.isEmpty()) {
            throw new MalformedInput("content[].toolUse." + name + ": expected a string");
        }
        return value;
    }
}
