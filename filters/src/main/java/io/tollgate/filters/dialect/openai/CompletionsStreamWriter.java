package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Finish;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes the chunks of a legacy completion. It has a place for text only; there are no tools to
 * call, since the request can offer none.
 */
final class CompletionsStreamWriter implements StreamWriter {

    private final ChunkFrames frames;

    CompletionsStreamWriter(Delivery delivery, Stamp stamp) {
        this.frames = new ChunkFrames("cmpl-", "text_completion", delivery, stamp);
    }

    @Override
    public void write(StreamEvent event, FrameBuffer out) {
        switch (event) {
            case Started(String model) -> frames.model(model);
            case TextGrew(_, String text) -> choice(out, text, null);
            case UsageReported(var usage) -> frames.usage(usage);
            case Finished(Finish finish) -> {
                choice(out, "", FinishReasons.write(finish));
                frames.end(out);
            }
            case Failed(var error) -> OpenAiErrors.write(out, error);
            case BlockOpened _,
                    BlockClosed _,
                    ReasoningGrew _,
                    ReasoningSealed _,
                    ToolInputGrew _ -> {}
        }
    }

    private void choice(FrameBuffer out, String text, @Nullable String finishReason) {
        frames.chunk(
                out,
                json -> {
                    json.writeStringProperty("text", text);
                    json.writeNullProperty("logprobs");
                    json.writeStringProperty("finish_reason", finishReason);
                });
    }
}
