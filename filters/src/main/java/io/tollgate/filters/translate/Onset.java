package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;

/** How a stream begins: with something that a client waits for, or by being withheld. */
final class Onset {

    private boolean begun;
    private boolean withheld;

    void see(StreamEvent event) {
        if (begun) {
            return;
        }
        begun = isMeaningful(event);
        withheld =
                event instanceof StreamEvent.Finished(Finish finish)
                        && finish.reason() == Finish.Reason.CONTENT_FILTER;
    }

    private static boolean isMeaningful(StreamEvent event) {
        return switch (event) {
            case StreamEvent.TextGrew _,
                    StreamEvent.ReasoningGrew _,
                    StreamEvent.ReasoningSealed _,
                    StreamEvent.ToolInputGrew _,
                    StreamEvent.Finished _ ->
                    true;
            case StreamEvent.BlockOpened(_, Block block) -> block instanceof Block.ToolCall;
            case StreamEvent.Started _,
                    StreamEvent.BlockClosed _,
                    StreamEvent.UsageReported _,
                    StreamEvent.Failed _ ->
                    false;
        };
    }

    boolean begun() {
        return begun;
    }

    /** The provider's content policy ended the stream before anything of it came. */
    boolean withheld() {
        return withheld;
    }
}
