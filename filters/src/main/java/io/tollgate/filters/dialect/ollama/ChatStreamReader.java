package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the lines of a chat. Ollama has no blocks: one is open as long as lines add to the same
 * kind of content.
 */
final class ChatStreamReader implements StreamReader {

    private static final int NO_BLOCK = -1;

    private final StreamState state = new StreamState();
    private final AnswerReader answer;
    private int text = NO_BLOCK;
    private int reasoning = NO_BLOCK;

    ChatStreamReader(Stamp stamp) {
        this.answer = new AnswerReader(stamp);
    }

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        if (state.ended()) {
            return;
        }
        JsonFields line = JsonFields.of(Json.parseObject(frame.data()));
        JsonNode error = line.take("error");
        if (error != null) {
            state.fail(ProviderErrors.of(error), events);
            return;
        }
        state.start(line.requireText("model"), events);
        JsonFields message = line.takeObject("message");
        if (message != null) {
            answer.read(message).forEach(part -> grow(part, events));
        }
        if (Boolean.TRUE.equals(line.takeBoolean("done"))) {
            finish(line, events);
        }
    }

    private void grow(Part part, Consumer<StreamEvent> events) {
        switch (part) {
            case Part.Text(String more) -> {
                endReasoning(events);
                if (text == NO_BLOCK) {
                    text = state.open(new Block.Text(), events);
                }
                events.accept(new StreamEvent.TextGrew(text, more));
            }
            case Part.Reasoning(String more, _) -> {
                endText(events);
                if (reasoning == NO_BLOCK) {
                    reasoning = state.open(new Block.Reasoning(), events);
                }
                events.accept(new StreamEvent.ReasoningGrew(reasoning, more));
            }
            case Part.ToolCall call -> {
                endReasoning(events);
                endText(events);
                call(call, events);
            }
            case Part.Image _,
                    Part.Document _,
                    Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolResult _,
                    Part.Opaque _ -> {}
        }
    }

    private void call(Part.ToolCall call, Consumer<StreamEvent> events) {
        int block = state.open(new Block.ToolCall(call.id(), call.name()), events);
        events.accept(new StreamEvent.ToolInputGrew(block, call.arguments()));
        state.close(block, events);
    }

    private void endText(Consumer<StreamEvent> events) {
        if (text != NO_BLOCK) {
            state.close(text, events);
            text = NO_BLOCK;
        }
    }

    private void endReasoning(Consumer<StreamEvent> events) {
        if (reasoning != NO_BLOCK) {
            state.close(reasoning, events);
            reasoning = NO_BLOCK;
        }
    }

    private void finish(JsonFields last, Consumer<StreamEvent> events) {
        TokenUsage usage = OllamaUsage.take(last);
        if (usage != null) {
            events.accept(new StreamEvent.UsageReported(usage));
        }
        state.finish(DoneReasons.read(last.takeText("done_reason"), answer.called()), events);
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
