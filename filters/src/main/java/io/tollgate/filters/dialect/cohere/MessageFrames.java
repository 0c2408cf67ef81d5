package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The frames of one streamed message. */
final class MessageFrames {

    private final Stamp stamp;

    MessageFrames(Stamp stamp) {
        this.stamp = stamp;
    }

    void start(FrameBuffer out) {
        frame(
                out,
                "message-start",
                json -> {
                    json.writeStringProperty("id", stamp.id());
                    message(
                            json,
                            message -> {
                                message.writeStringProperty("role", "assistant");
                                message.writeStringProperty("tool_plan", "");
                                for (String none : List.of("content", "tool_calls", "citations")) {
                                    message.writeArrayPropertyStart(none);
                                    message.writeEndArray();
                                }
                            });
                });
    }

    void content(FrameBuffer out, int index, String type) {
        delta(
                out,
                "content-start",
                index,
                json -> {
                    json.writeName("content");
                    ChatResponseWriter.part(json, type, "");
                });
    }

    void grow(FrameBuffer out, int index, String type, String words) {
        delta(
                out,
                "content-delta",
                index,
                json -> {
                    json.writeObjectPropertyStart("content");
                    json.writeStringProperty(type, words);
                    json.writeEndObject();
                });
    }

    void call(FrameBuffer out, int index, Block.ToolCall call) {
        delta(
                out,
                "tool-call-start",
                index,
                json -> {
                    json.writeObjectPropertyStart("tool_calls");
                    json.writeStringProperty("id", call.id());
                    json.writeStringProperty("type", "function");
                    json.writeObjectPropertyStart("function");
                    json.writeStringProperty("name", call.name());
                    json.writeStringProperty("arguments", "");
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    void arguments(FrameBuffer out, int index, String piece) {
        delta(
                out,
                "tool-call-delta",
                index,
                json -> {
                    json.writeObjectPropertyStart("tool_calls");
                    json.writeObjectPropertyStart("function");
                    json.writeStringProperty("arguments", piece);
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    /**
     * @param kind what ends: {@code content} or {@code tool-call}
     */
    void close(FrameBuffer out, String kind, int index) {
        frame(out, kind + "-end", json -> json.writeNumberProperty("index", index));
    }

    /** What the provider's content policy cut off has no reason of its own. */
    void end(FrameBuffer out, Finish finish, @Nullable TokenUsage usage) {
        frame(
                out,
                "message-end",
                json -> {
                    json.writeStringProperty("id", stamp.id());
                    json.writeObjectPropertyStart("delta");
                    if (finish.reason() == Finish.Reason.CONTENT_FILTER) {
                        json.writeStringProperty("error", FinishReasons.FILTERED);
                    }
                    json.writeStringProperty("finish_reason", FinishReasons.word(finish));
                    CohereUsage.write(json, usage);
                    json.writeEndObject();
                });
    }

    void failed(FrameBuffer out, GatewayError error) {
        frame(out, "message-end", json -> fault(json, error));
    }

    /** The end of a stream that broke off. */
    static byte[] fault(GatewayError error) {
        FrameBuffer out = new FrameBuffer();
        frame(out, "message-end", json -> fault(json, error));
        return Objects.requireNonNull(out.drain());
    }

    private static void fault(JsonGenerator json, GatewayError error) {
        json.writeObjectPropertyStart("delta");
        json.writeStringProperty("error", error.message());
        json.writeStringProperty("finish_reason", FinishReasons.ERROR);
        json.writeEndObject();
    }

    private static void delta(
            FrameBuffer out, String type, int index, Consumer<JsonGenerator> members) {
        frame(
                out,
                type,
                json -> {
                    json.writeNumberProperty("index", index);
                    message(json, members);
                });
    }

    private static void message(JsonGenerator json, Consumer<JsonGenerator> members) {
        json.writeObjectPropertyStart("delta");
        json.writeObjectPropertyStart("message");
        members.accept(json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void frame(FrameBuffer out, String type, Consumer<JsonGenerator> members) {
        out.sse(
                type,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("type", type);
                    members.accept(json);
                    json.writeEndObject();
                });
    }
}
