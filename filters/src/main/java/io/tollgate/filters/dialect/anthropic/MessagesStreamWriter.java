package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
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
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a message. {@code message_start} waits for the first block or the end, so
 * that usage reported at the start stands in it, where clients look for the prompt's tokens: agents
 * cut their conversation by it. Of providers that count at the end only, a guess stands there, and
 * {@code message_delta} corrects it.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming
 *     messages</a>
 */
final class MessagesStreamWriter implements StreamWriter {

    private final Stamp stamp;
    private final BlockQueue queue = new BlockQueue();

    /** The model's name between Started and {@code message_start}. */
    private @Nullable String unsaidModel;

    private @Nullable TokenUsage usage;
    private final LongSupplier expectedInput;

    MessagesStreamWriter(Stamp stamp, LongSupplier expectedInput) {
        this.stamp = stamp;
        this.expectedInput = expectedInput;
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case Started(String model) -> unsaidModel = model;
            case UsageReported(var more) -> usage = more;
            case BlockOpened(int index, _) -> inTurn(index, event, out);
            case TextGrew(int index, _) -> inTurn(index, event, out);
            case ReasoningGrew(int index, _) -> inTurn(index, event, out);
            case ReasoningSealed(int index, _) -> inTurn(index, event, out);
            case ToolInputGrew(int index, _) -> inTurn(index, event, out);
            case BlockClosed(int index) -> inTurn(index, event, out);
            case Finished(Finish finish) -> {
                start(out);
                MessageFrames.end(out, finish, usage);
            }
            case Failed(var error) -> AnthropicErrors.write(out, error);
        }
    }

    private void inTurn(int block, StreamEvent event, FrameBuffer out) {
        start(out);
        queue.next(block, event, ready -> block(ready, out));
    }

    private void start(FrameBuffer out) {
        if (unsaidModel != null) {
            if (usage == null) {
                usage = TokenUsage.of(expectedInput.getAsLong(), 0);
            }
            MessageFrames.start(out, stamp, unsaidModel, usage);
            unsaidModel = null;
        }
    }

    private static void block(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case BlockOpened(int index, var block) -> MessageFrames.opened(out, index, block);
            case TextGrew(int index, String text) ->
                    MessageFrames.grew(out, index, "text_delta", "text", text);
            case ReasoningGrew(int index, String text) ->
                    MessageFrames.grew(out, index, "thinking_delta", "thinking", text);
            case ReasoningSealed(int index, Part.Seal seal) -> sealed(index, seal, out);
            case ToolInputGrew(int index, String json) ->
                    MessageFrames.grew(out, index, "input_json_delta", "partial_json", json);
            case BlockClosed(int index) -> MessageFrames.closed(out, index);
            case Started _, UsageReported _, Finished _, Failed _ -> {}
        }
    }

    /**
     * A seal of another dialect would come back as a signature that Anthropic never gave, and so
     * would an encrypted thought's data.
     */
    private static void sealed(int index, Part.Seal seal, FrameBuffer out) {
        if (seal.dialect().equals(AnthropicClient.NAME) && Redacted.data(seal.value()) == null) {
            MessageFrames.grew(out, index, "signature_delta", "signature", seal.value());
        }
    }
}
