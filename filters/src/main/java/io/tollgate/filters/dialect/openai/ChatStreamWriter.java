package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.ReasoningGrew;
import io.tollgate.filters.dialect.StreamEvent.ReasoningSealed;
import io.tollgate.filters.dialect.StreamEvent.Started;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes chat completion chunks. {@code tool_calls[].index} counts tool calls while canonical
 * blocks count all blocks, text included: one map translates, else clients put the arguments of one
 * call into another.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat-streaming">Chat completion
 *     chunks</a>
 */
final class ChatStreamWriter implements StreamWriter {

    private final ChunkFrames frames;
    private final Map<Integer, Integer> toolIndexes = new HashMap<>();

    /** Open calls of which no argument was heard: they get an empty object, since "" is no JSON. */
    private final Set<Integer> silentCalls = new HashSet<>();

    ChatStreamWriter(Delivery delivery, Stamp stamp) {
        this.frames = new ChunkFrames("chatcmpl-", "chat.completion.chunk", delivery, stamp);
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case Started(String model) -> {
                frames.model(model);
                delta(out, ChatStreamWriter::start);
            }
            case BlockOpened(int index, Block.ToolCall call) -> open(index, call, out);
            case BlockOpened _ -> {}
            case TextGrew(_, String text) ->
                    delta(out, json -> json.writeStringProperty("content", text));
            case ReasoningGrew(_, String text) ->
                    delta(out, json -> json.writeStringProperty("reasoning_content", text));
            case ReasoningSealed _ -> {}
            case ToolInputGrew(int index, String json) -> {
                silentCalls.remove(index);
                arguments(index, json, out);
            }
            case BlockClosed(int index) -> {
                if (silentCalls.remove(index)) {
                    arguments(index, "{}", out);
                }
            }
            case UsageReported(var usage) -> frames.usage(usage);
            case Finished(Finish finish) -> {
                choice(out, json -> {}, FinishReasons.write(finish));
                frames.end(out);
            }
            case Failed(var error) -> OpenAiErrors.write(out, error);
        }
    }

    private static void start(JsonGenerator json) {
        json.writeStringProperty("role", "assistant");
        json.writeStringProperty("content", "");
        json.writeNullProperty("refusal");
    }

    private void open(int block, Block.ToolCall call, FrameBuffer out) {
        toolIndexes.put(block, toolIndexes.size());
        silentCalls.add(block);
        tool(
                block,
                out,
                json -> {
                    json.writeStringProperty("id", call.id());
                    json.writeStringProperty("type", "function");
                    json.writeObjectPropertyStart("function");
                    json.writeStringProperty("name", call.name());
                    json.writeStringProperty("arguments", "");
                    json.writeEndObject();
                });
    }

    private void arguments(int block, String piece, FrameBuffer out) {
        tool(
                block,
                out,
                json -> {
                    json.writeObjectPropertyStart("function");
                    json.writeStringProperty("arguments", piece);
                    json.writeEndObject();
                });
    }

    private void tool(int block, FrameBuffer out, Consumer<JsonGenerator> members) {
        int index = Objects.requireNonNull(toolIndexes.get(block));
        delta(
                out,
                json -> {
                    json.writeArrayPropertyStart("tool_calls");
                    json.writeStartObject();
                    json.writeNumberProperty("index", index);
                    members.accept(json);
                    json.writeEndObject();
                    json.writeEndArray();
                });
    }

    private void delta(FrameBuffer out, Consumer<JsonGenerator> members) {
        choice(out, members, null);
    }

    private void choice(
            FrameBuffer out, Consumer<JsonGenerator> delta, @Nullable String finishReason) {
        frames.chunk(
                out,
                json -> {
                    json.writeObjectPropertyStart("delta");
                    delta.accept(json);
                    json.writeEndObject();
                    json.writeNullProperty("logprobs");
                    json.writeStringProperty("finish_reason", finishReason);
                });
    }
}
