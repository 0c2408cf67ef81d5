package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;

/** What of a stream a client waits for. */
final class Meaningful {

    private Meaningful() {}

    static boolean is(StreamEvent event) {
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
}
