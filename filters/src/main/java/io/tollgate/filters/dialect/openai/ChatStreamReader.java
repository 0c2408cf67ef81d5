package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
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

    private final StreamState state = new StreamState();
    private final ToolCallBlocks calls;
    private final AnswerShape shape;
    private final ProseBlocks prose;
    private @Nullable Finish finish;

    ChatStreamReader(Stamp stamp) {
        this(OpenAiShape.PLAIN, stamp);
    }

    ChatStreamReader(AnswerShape shape, Stamp stamp) {
        this.shape = shape;
        this.prose = new ProseBlocks(state, shape.sealer());
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
        prose.read(delta, events);
        for (JsonNode call : delta.path("tool_calls")) {
            prose.end(events);
            calls.read(call, events);
        }
        if (choice.hasNonNull("finish_reason")) {
            finished(choice, events);
        }
    }

    private void finished(JsonNode choice, Consumer<StreamEvent> events) {
        GatewayError failure = FinishReasons.failure(choice);
        if (failure != null) {
            state.fail(failure, events);
            return;
        }
        prose.finish(events);
        finish = FinishReasons.read(choice, calls.any());
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
