package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The frames of a stream: the event's name stands in the frame and, as {@code type}, in its data.
 */
final class MessageFrames {

    private MessageFrames() {}

    static void start(FrameBuffer out, Stamp stamp, String model, @Nullable TokenUsage usage) {
        frame(
                out,
                "message_start",
                json -> {
                    json.writeObjectPropertyStart("message");
                    MessagesResponseWriter.start(json, stamp, model);
                    json.writeArrayPropertyStart("content");
                    json.writeEndArray();
                    json.writeNullProperty("stop_reason");
                    json.writeNullProperty("stop_sequence");
                    json.writeName("usage");
                    AnthropicUsage.write(json, usage);
                    json.writeEndObject();
                });
    }

    static void opened(FrameBuffer out, int index, Block block) {
        frame(
                out,
                "content_block_start",
                json -> {
                    json.writeNumberProperty("index", index);
                    json.writeName("content_block");
                    empty(new BlockWriter(json), block);
                });
    }

    private static void empty(BlockWriter blocks, Block block) {
        switch (block) {
            case Block.Text _ -> blocks.text("");
            case Block.Reasoning _ -> blocks.thinking("", "");
            case Block.ToolCall(String id, String name) ->
                    blocks.toolUse(id, new Part.ToolCall(id, name, ""));
        }
    }

    static void grew(FrameBuffer out, int index, String delta, String member, String piece) {
        frame(
                out,
                "content_block_delta",
                json -> {
                    json.writeNumberProperty("index", index);
                    json.writeObjectPropertyStart("delta");
                    json.writeStringProperty("type", delta);
                    json.writeStringProperty(member, piece);
                    json.writeEndObject();
                });
    }

    static void closed(FrameBuffer out, int index) {
        frame(out, "content_block_stop", json -> json.writeNumberProperty("index", index));
    }

    static void end(FrameBuffer out, Finish finish, @Nullable TokenUsage usage) {
        frame(
                out,
                "message_delta",
                json -> {
                    json.writeObjectPropertyStart("delta");
                    StopReasons.write(json, finish);
                    json.writeEndObject();
                    json.writeName("usage");
                    AnthropicUsage.write(json, usage);
                });
        frame(out, "message_stop", json -> {});
    }

    private static void frame(FrameBuffer out, String event, Consumer<JsonGenerator> members) {
        out.sse(
                event,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("type", event);
                    members.accept(json);
                    json.writeEndObject();
                });
    }
}
