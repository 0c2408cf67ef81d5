package io.tollgate.filters.dialect;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the laws that {@link StreamEvent} states. A new law is a new line here. */
public final class StreamLaws {

    private final Map<Integer, Block> open = new HashMap<>();
    private int blocks;
    private boolean started;
    private boolean ended;

    private StreamLaws() {}

    public static void check(List<StreamEvent> events) {
        StreamLaws laws = new StreamLaws();
        events.forEach(laws::next);
        assertThat(laws.ended).as("one Finished or Failed comes: %s", events).isTrue();
    }

    private void next(StreamEvent event) {
        assertThat(ended).as("nothing follows the end, but %s does", event).isFalse();
        if (!(event instanceof Started) && !(event instanceof Failed)) {
            assertThat(started).as("Started precedes %s", event).isTrue();
        }
        switch (event) {
            case Started _ -> {
                assertThat(started).as("Started comes once").isFalse();
                started = true;
            }
            case BlockOpened(int index, Block block) -> {
                assertThat(index).as("blocks are numbered in order").isEqualTo(blocks++);
                open.put(index, block);
            }
            case TextGrew(int index, String text) -> grows(index, Block.Text.class, text);
            case ReasoningGrew(int index, String text) -> grows(index, Block.Reasoning.class, text);
            case ReasoningSealed(int index, Part.Seal seal) ->
                    grows(index, Block.Reasoning.class, seal.value());
            case ToolInputGrew(int index, String json) -> grows(index, Block.ToolCall.class, json);
            case BlockClosed(int index) ->
                    assertThat(open.remove(index)).as("block %d is open", index).isNotNull();
            case UsageReported _ -> {}
            case Finished _, Failed _ -> {
                assertThat(open).as("every block is closed at the end").isEmpty();
                ended = true;
            }
        }
    }

    private void grows(int index, Class<? extends Block> kind, String by) {
        assertThat(open.get(index)).as("block %d is open", index).isInstanceOf(kind);
        assertThat(by).as("growth of block %d", index).isNotEmpty();
    }
}
