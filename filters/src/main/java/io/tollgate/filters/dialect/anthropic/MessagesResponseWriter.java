package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a whole message.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">The message object</a>
 */
final class MessagesResponseWriter {

    private MessagesResponseWriter() {}

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the model's arguments for a tool are no
     *     object
     */
    static byte[] write(ChatResponse response, Stamp stamp) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    start(json, stamp, response.model());
                    content(json, response.content());
                    StopReasons.write(json, response.finish());
                    json.writeName("usage");
                    AnthropicUsage.write(json, response.usage());
                    json.writeEndObject();
                });
    }

    /** The members that a message begins with, whole or streamed. */
    static void start(JsonGenerator json, Stamp stamp, String model) {
        json.writeStringProperty("id", "msg_" + stamp.id());
        json.writeStringProperty("type", "message");
        json.writeStringProperty("role", "assistant");
        json.writeStringProperty("model", model);
    }

    private static void content(JsonGenerator json, List<Part> parts) {
        BlockWriter blocks = new BlockWriter(json);
        json.writeArrayPropertyStart("content");
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String text) -> blocks.text(text);
                case Part.Reasoning reasoning -> thought(blocks, reasoning);
                case Part.ToolCall call -> blocks.toolUse(call.id(), call);
                case Part.Image _,
                        Part.Document _,
                        Part.Audio _,
                        Part.CachePoint _,
                        Part.ToolResult _,
                        Part.Opaque _ -> {}
            }
        }
        json.writeEndArray();
    }

    /**
     * Another dialect's seal proves nothing here; without a text nothing of such a part is left.
     */
    private static void thought(BlockWriter blocks, Part.Reasoning reasoning) {
        if (BlockWriter.isSealed(reasoning)) {
            blocks.sealed(reasoning);
        } else if (!reasoning.text().isEmpty()) {
            blocks.thinking(reasoning.text(), "");
        }
    }
}
