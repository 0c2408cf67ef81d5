package io.tollgate.filters.dialect.ollama;

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
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of a chat. Ollama's clients take a tool call whole, so its arguments are held
 * back until its block closes; if they turn out to be no object, the stream ends with an error and
 * says no more.
 */
final class ChatStreamWriter implements StreamWriter {

    private record OpenCall(Block.ToolCall call, StringBuilder arguments) {}

    private final Map<Integer, OpenCall> calls = new HashMap<>();
    private AnswerFields fields;
    private @Nullable TokenUsage usage;
    private boolean broken;

    /** Calls so far: clients tell those of one stream apart by their number. */
    private int said;

    ChatStreamWriter(Stamp stamp) {
        this.fields = new AnswerFields("", stamp);
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        if (broken) {
            return;
        }
        switch (event) {
            case Started(String model) -> fields = new AnswerFields(model, fields.stamp());
            case BlockOpened(int index, Block.ToolCall call) ->
                    calls.put(index, new OpenCall(call, new StringBuilder()));
            case BlockOpened _, ReasoningSealed _ -> {}
            case TextGrew(_, String text) -> line(out, new AnswerMessage(text, "", List.of()));
            case ReasoningGrew(_, String text) -> line(out, new AnswerMessage("", text, List.of()));
            case ToolInputGrew(int index, String json) -> {
                OpenCall call = calls.get(index);
                if (call != null) {
                    call.arguments().append(json);
                }
            }
            case BlockClosed(int index) -> close(calls.remove(index), out);
            case UsageReported(TokenUsage reported) -> usage = reported;
            case Finished(Finish finish) -> end(out, finish);
            case Failed(var error) -> OllamaErrors.line(out, error);
        }
    }

    private void close(@Nullable OpenCall open, FrameBuffer out) {
        if (open == null) {
            return;
        }
        Block.ToolCall call = open.call();
        try {
            WholeCall whole =
                    WholeCall.of(said++, call.id(), call.name(), open.arguments().toString());
            line(out, new AnswerMessage("", "", List.of(whole)));
        } catch (MalformedInput _) {
            broken = true;
            OllamaErrors.line(out, OllamaErrors.unreadableCall());
        }
    }

    private void line(FrameBuffer out, AnswerMessage message) {
        out.line(
                json -> {
                    fields.begin(json);
                    message.write(json);
                    fields.goOn(json);
                });
    }

    private void end(FrameBuffer out, Finish finish) {
        out.line(
                json -> {
                    fields.begin(json);
                    new AnswerMessage("", "", List.of()).write(json);
                    fields.end(json, finish, usage);
                });
    }
}
