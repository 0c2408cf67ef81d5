package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts blocks one behind the other. Canonical blocks may be open side by side (OpenAI's parallel
 * tool calls), while Anthropic's clients keep one block at a time: the oldest open block goes
 * through, what happens in the others is held until it is closed.
 */
final class BlockQueue {

    /** Blocks behind the current one, by number, with all that happened in them. */
    private final SequencedMap<Integer, List<StreamEvent>> held = new TreeMap<>();

    private int current;

    /**
     * Takes in what happened in a block.
     *
     * @param ready gets the events whose turn it is
     */
    void next(int block, StreamEvent event, Consumer<StreamEvent> ready) {
        if (block != current) {
            held.computeIfAbsent(block, _ -> new ArrayList<>()).add(event);
            return;
        }
        ready.accept(event);
        if (event instanceof BlockClosed) {
            current++;
            release(ready);
        }
    }

    /** Lets go the blocks whose turn it is now, up to one that is still open. */
    private void release(Consumer<StreamEvent> ready) {
        List<StreamEvent> events = held.remove(current);
        while (events != null) {
            events.forEach(ready);
            if (!(events.getLast() instanceof BlockClosed)) {
                return;
            }
            current++;
            events = held.remove(current);
        }
    }
}
