package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of a message. The data's own {@code type} counts; unknown types, and citations,
 * are passed over. An object without a type is an error in the shape of a whole one.
 *
 * @see <a href="https://docs.cohere.com/docs/streaming">Streaming responses</a>
 */
final class ChatStreamReader implements StreamReader {

    private final StreamState state = new StreamState();
    private final MessageBlocks blocks;

    ChatStreamReader(Stamp stamp) {
        this.blocks = new MessageBlocks(state, stamp);
    }

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        if (state.ended() || frame.data().isEmpty() || CohereStreamWatch.isDone(frame)) {
            return;
        }
        ObjectNode event = Json.parseObject(frame.data());
        String type = event.path("type").stringValue("");
        if (type.isEmpty() && event.hasNonNull("message")) {
            state.fail(ProviderErrors.of(event), events);
        } else {
            read(type, event, events);
        }
    }

    private void read(String type, ObjectNode event, Consumer<StreamEvent> events) {
        JsonNode message = event.path("delta").path("message");
        long index = event.path("index").longValue(0);
        switch (type) {
            case "message-start" -> state.start("", events);
            case "content-start" -> {
                state.start("", events);
                blocks.content(index, message.path("content"), events);
            }
            case "content-delta" -> {
                state.start("", events);
                blocks.grow(index, message.path("content"), events);
            }
            case "content-end" -> blocks.contentEnd(index, events);
            case "tool-plan-delta" -> {
                state.start("", events);
                blocks.plan(message.path("tool_plan").stringValue(""), events);
            }
            case "tool-call-start" -> {
                state.start("", events);
                blocks.call(index, message.path("tool_calls"), events);
            }
            case "tool-call-delta" -> blocks.growCall(index, message.path("tool_calls"), events);
            case "tool-call-end" -> blocks.callEnd(index, events);
            case "message-end" -> ended(event.path("delta"), events);
            default -> {}
        }
    }

    private void ended(JsonNode delta, Consumer<StreamEvent> events) {
        state.start("", events);
        TokenUsage usage = CohereUsage.in(delta);
        if (usage != null) {
            events.accept(new StreamEvent.UsageReported(usage));
        }
        GatewayError failure = FinishReasons.failure(delta);
        if (failure == null) {
            state.finish(FinishReasons.read(delta, blocks.called()), events);
        } else {
            state.fail(failure, events);
        }
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        state.wireEnded(events);
    }

    @Override
    public void fail(GatewayError error, Consumer<StreamEvent> events) {
        state.fail(error, events);
    }
}
