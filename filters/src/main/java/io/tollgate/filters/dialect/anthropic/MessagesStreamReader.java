package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of a message. The data's own {@code type} counts, since some compatible servers
 * leave the frame's event name out; unknown types are ignored, as the API demands of its clients.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming
 *     messages</a>
 */
final class MessagesStreamReader implements StreamReader {

    private final StreamState state = new StreamState();
    private final ContentBlocks blocks = new ContentBlocks(state);
    private final AnthropicUsage usage = new AnthropicUsage();
    private String messageId = "";
    private @Nullable Finish finish;

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        if (state.ended() || frame.data().isEmpty()) {
            return;
        }
        ObjectNode event = Json.parseObject(frame.data());
        switch (ErrorMark.isError(frame) ? "error" : event.path("type").stringValue("")) {
            case "message_start" -> started(event.path("message"), events);
            case "content_block_start" -> blocks.start(event, events);
            case "content_block_delta" -> blocks.grow(event, events);
            case "content_block_stop" -> blocks.stop(event, events);
            case "message_delta" -> delta(event, events);
            case "message_stop" -> stopped(events);
            case "error" -> state.fail(ProviderErrors.of(event), events);
            default -> {}
        }
    }

    /**
     * Some proxies repeat it, which means nothing. One with another id begins a second answer
     * inside the first, as a proxy does that tries again in mid-stream: what came so far is no part
     * of it.
     */
    private void started(JsonNode message, Consumer<StreamEvent> events) {
        String id = message.path("id").stringValue("");
        if (!state.started()) {
            messageId = id;
            state.start(message.path("model").stringValue(""), events);
            report(message.get("usage"), events);
        } else if (!id.equals(messageId)) {
            state.fail(
                    GatewayError.of(
                            GatewayError.Kind.UPSTREAM_BROKEN,
                            "The provider began a second answer before the first was complete."),
                    events);
        }
    }

    private void delta(JsonNode event, Consumer<StreamEvent> events) {
        Finish said = StopReasons.read(event.path("delta"));
        if (said != null) {
            finish = said;
        }
        report(event.get("usage"), events);
    }

    private void report(@Nullable JsonNode report, Consumer<StreamEvent> events) {
        usage.report(report);
        TokenUsage total = usage.total();
        if (report != null && total != null) {
            state.start("", events);
            events.accept(new StreamEvent.UsageReported(total));
        }
    }

    private void stopped(Consumer<StreamEvent> events) {
        state.start("", events);
        blocks.stopAll(events);
        state.finish(StopReasons.of(finish, blocks.called()), events);
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
