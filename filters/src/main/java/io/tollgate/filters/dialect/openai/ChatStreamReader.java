package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Finish;
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
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads chat completion chunks as providers really send them. The finish reason is held until
 * {@code [DONE]} or the end of the wire, because usage follows it; some providers end without a
 * {@code [DONE]}, so behind a finish reason the end of the wire is a proper one.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat-streaming">Chat completion
 *     chunks</a>
 */
final class ChatStreamReader implements StreamReader {

    private static final int NONE = -1;

    private final StreamState state = new StreamState();
    private final ToolCallBlocks calls;
    private final AnswerShape shape;

    /** What seals the thought, null where nothing does. */
    private final @Nullable ReasoningDetails details;

    /** The text or reasoning block that is being written, if any: there is never more than one. */
    private int prose = NONE;

    private boolean proseIsReasoning;
    private @Nullable Finish finish;

    ChatStreamReader(Stamp stamp) {
        this(OpenAiShape.PLAIN, stamp);
    }

    ChatStreamReader(AnswerShape shape, Stamp stamp) {
        this.shape = shape;
        this.details = shape.sealer() == null ? null : new ReasoningDetails(shape.sealer());
        this.calls = new ToolCallBlocks(state, stamp);
    }

    @Override
    public void read(Frame frame, Consumer<StreamEvent> events) {
        Slice data = frame.data();
        if (state.ended() || data.isEmpty()) {
            return;
        }
        if (data.contentEquals(OpenAiStreamWatch.DONE)) {
            done(events);
            return;
        }
        ObjectNode chunk = Json.parseObject(data);
        GatewayError error = shape.error(chunk);
        if (error == null && "error".equals(frame.event())) {
            error = ProviderErrors.of(chunk);
        }
        if (error != null) {
            state.fail(error, events);
        } else {
            chunk(shape.normal(chunk), events);
        }
    }

    /** Azure's first chunk has neither a choice nor the model's name: the answer begins later. */
    private void chunk(ObjectNode chunk, Consumer<StreamEvent> events) {
        TokenUsage usage = OpenAiUsage.in(chunk);
        JsonNode choices = chunk.path("choices");
        if (usage == null && choices.isEmpty()) {
            return;
        }
        state.start(chunk.path("model").stringValue(""), events);
        if (usage != null) {
            events.accept(new StreamEvent.UsageReported(usage));
        }
        for (JsonNode choice : choices) {
            if (choice.path("index").longValue(0) == 0) {
                choice(choice, events);
            }
        }
    }

    private void choice(JsonNode choice, Consumer<StreamEvent> events) {
        JsonNode delta = choice.path("delta");
        if (details != null) {
            details.read(delta);
        }
        grow(true, Deltas.thought(delta), events);
        String text = Deltas.text(delta);
        if (!text.isEmpty()) {
            sealAlone(events);
        }
        grow(false, text, events);
        for (JsonNode call : delta.path("tool_calls")) {
            closeProse(events);
            sealAlone(events);
            calls.read(call, events);
        }
        if (choice.hasNonNull("finish_reason")) {
            finished(choice, events);
        }
    }

    private void grow(boolean reasoning, String text, Consumer<StreamEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        if (reasoning != proseIsReasoning) {
            closeProse(events);
        }
        if (prose == NONE) {
            proseIsReasoning = reasoning;
            prose = state.open(reasoning ? new Block.Reasoning() : new Block.Text(), events);
        }
        events.accept(
                reasoning
                        ? new StreamEvent.ReasoningGrew(prose, text)
                        : new StreamEvent.TextGrew(prose, text));
    }

    private void closeProse(Consumer<StreamEvent> events) {
        if (prose != NONE) {
            Part.Seal seal = details == null || !proseIsReasoning ? null : details.take();
            if (seal != null) {
                events.accept(new StreamEvent.ReasoningSealed(prose, seal));
            }
            state.close(prose, events);
            prose = NONE;
        }
    }

    /** Some thoughts are told only by what seals them. */
    private void sealAlone(Consumer<StreamEvent> events) {
        if (details == null || (prose != NONE && proseIsReasoning)) {
            return;
        }
        Part.Seal seal = details.take();
        if (seal != null) {
            closeProse(events);
            int block = state.open(new Block.Reasoning(), events);
            events.accept(new StreamEvent.ReasoningSealed(block, seal));
            state.close(block, events);
        }
    }

    private void finished(JsonNode choice, Consumer<StreamEvent> events) {
        GatewayError failure = FinishReasons.failure(choice);
        if (failure != null) {
            state.fail(failure, events);
            return;
        }
        closeSealed(events);
        finish = FinishReasons.read(choice, calls.any());
    }

    private void closeSealed(Consumer<StreamEvent> events) {
        if (details != null) {
            closeProse(events);
            sealAlone(events);
        }
    }

    /** The provider says that it is done; a few never say why. */
    private void done(Consumer<StreamEvent> events) {
        if (finish == null && state.started()) {
            finish = FinishReasons.read(MissingNode.getInstance(), calls.any());
        }
        end(events);
    }

    @Override
    public boolean finished() {
        return finish != null;
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        if (finish != null) {
            state.finish(finish, events);
        } else {
            state.wireEnded(events);
        }
    }

    @Override
    public void fail(GatewayError error, Consumer<StreamEvent> events) {
        state.fail(error, events);
    }
}
