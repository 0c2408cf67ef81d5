package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
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
 * Reads the events of a response. The data's own {@code type} counts, since some compatible servers
 * leave the frame's event name out; unknown types are ignored: the API adds new ones at any time.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming
 *     events</a>
 */
final class AnswerStreamReader implements StreamReader {

    private final StreamState state = new StreamState();
    private final OutputBlocks blocks = new OutputBlocks(state);

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        if (state.ended()
                || frame.data().isEmpty()
                || frame.data().contentEquals(ResponsesStreamWatch.DONE)) {
            return;
        }
        ObjectNode event = Json.parseObject(frame.data());
        String named = frame.event() == null ? "" : frame.event();
        String type = event.path("type").stringValue(named);
        switch (type) {
            case "error" -> state.fail(ProviderErrors.of(event), events);
            case "response.created", "response.queued", "response.in_progress" ->
                    start(event.path("response"), events);
            case "response.completed", "response.incomplete" -> {
                JsonNode response = last(event, events);
                state.finish(Endings.finish(response, blocks.called()), events);
            }
            case "response.failed", "response.cancelled" ->
                    state.fail(Endings.failed(last(event, events)), events);
            default -> output(type, event, events);
        }
    }

    private void output(String type, JsonNode event, Consumer<StreamEvent> events) {
        switch (type) {
            case "response.output_item.added" -> blocks.added(event, events);
            case "response.output_text.delta", "response.refusal.delta" ->
                    blocks.text(event, events);
            case "response.reasoning_summary_text.delta" ->
                    blocks.thought(event, "summary_index", events);
            case "response.reasoning_text.delta" -> blocks.thought(event, "content_index", events);
            case "response.function_call_arguments.delta" -> blocks.arguments(event, events);
            case "response.output_item.done" -> blocks.done(event, events);
            default -> {}
        }
    }

    private void start(JsonNode response, Consumer<StreamEvent> events) {
        state.start(response.path("model").stringValue(""), events);
    }

    /** The response as it is in the end, and what it cost. */
    private JsonNode last(JsonNode event, Consumer<StreamEvent> events) {
        JsonNode response = event.path("response");
        start(response, events);
        TokenUsage usage = ResponsesUsage.in(response);
        if (usage != null) {
            events.accept(new StreamEvent.UsageReported(usage));
        }
        return response;
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
