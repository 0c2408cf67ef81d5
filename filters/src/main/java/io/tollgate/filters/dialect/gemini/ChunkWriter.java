package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pieces of an answer. A call is said whole, and a thought's seal with what it seals, so
 * both are held; of an answer that breaks off no call is said whose end was not the model's.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse">
 *     GenerateContentResponse</a>
 */
final class ChunkWriter implements StreamWriter {

    private record Open(Block block, StringBuilder text) {}

    private final Stamp stamp;
    private final TreeMap<Integer, Open> open = new TreeMap<>();

    /** What was said whole and waits for the next event. */
    private final List<Consumer<ModelParts>> held = new ArrayList<>();

    /** The calls among it; the check of them comes before the first byte. */
    private final List<Part.ToolCall> calls = new ArrayList<>();

    private AnswerFrame frame;
    private @Nullable TokenUsage usage;
    private boolean broken;

    ChunkWriter(Stamp stamp) {
        this.stamp = stamp;
        this.frame = new AnswerFrame("", stamp);
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        if (broken) {
            return;
        }
        switch (event) {
            case StreamEvent.Started(String model) -> frame = new AnswerFrame(model, stamp);
            case StreamEvent.BlockOpened(int index, var block) ->
                    open.put(index, new Open(block, new StringBuilder()));
            case StreamEvent.TextGrew(_, String text) -> say(parts -> parts.text(text), out);
            case StreamEvent.ReasoningGrew(_, String text) ->
                    say(parts -> parts.thought(text, null), out);
            case StreamEvent.ReasoningSealed(_, var seal) ->
                    held.add(parts -> parts.thought("", seal));
            case StreamEvent.ToolInputGrew(int index, String json) -> grow(index, json);
            case StreamEvent.BlockClosed(int index) -> close(open.remove(index));
            case StreamEvent.UsageReported(var reported) -> usage = reported;
            case StreamEvent.Finished(var finish) -> finish(finish, out);
            case StreamEvent.Failed(var error) -> StatusWriter.write(out, error);
        }
    }

    private void grow(int index, String json) {
        Open call = open.get(index);
        if (call != null) {
            call.text().append(json);
        }
    }

    private void close(@Nullable Open closed) {
        if (closed == null || !(closed.block() instanceof Block.ToolCall(var id, var name))) {
            return;
        }
        Part.ToolCall call = new Part.ToolCall(id, name, closed.text().toString());
        calls.add(call);
        held.add(parts -> parts.call(call, null));
    }

    private void say(Consumer<ModelParts> part, FrameBuffer out) {
        held.add(part);
        chunk(null, out);
    }

    private void finish(Finish finish, FrameBuffer out) {
        if (held.isEmpty()) {
            held.add(ModelParts::silence);
        }
        chunk(finish, out);
    }

    private void chunk(@Nullable Finish finish, FrameBuffer out) {
        try {
            calls.forEach(call -> ToolArguments.parse(call.name(), call.arguments()));
        } catch (MalformedInput e) {
            broken = true;
            StatusWriter.write(out, unreadable(e));
            return;
        }
        List<Consumer<ModelParts>> said = List.copyOf(held);
        held.clear();
        calls.clear();
        out.sse(
                json ->
                        frame.write(
                                json,
                                parts -> said.forEach(part -> part.accept(parts)),
                                finish,
                                finish == null ? null : usage));
    }

    private static GatewayError unreadable(MalformedInput e) {
        return GatewayError.of(
                GatewayError.Kind.UPSTREAM_BROKEN,
                "The model's call of a tool cannot be read: " + e.getMessage());
    }
}
