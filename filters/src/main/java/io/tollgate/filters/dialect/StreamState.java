package io.tollgate.filters.dialect;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Where a stream stands, for the {@link StreamReader} that reads it: numbers the blocks, knows
 * which are open, says the first and the last event once. It keeps the laws of {@link StreamEvent}
 * that are the same for every dialect.
 */
public final class StreamState {

    private final TreeSet<Integer> open = new TreeSet<>();
    private int nextBlock;
    private boolean started;
    private boolean ended;

    /** Says Started, unless it was said: some providers repeat themselves. */
    public void start(String model, Consumer<StreamEvent> events) {
        if (!started) {
            started = true;
            events.accept(new StreamEvent.Started(model));
        }
    }

    public boolean started() {
        return started;
    }

    public boolean ended() {
        return ended;
    }

    public boolean isOpen(int block) {
        return open.contains(block);
    }

    /** Opens the next block and answers its number. */
    public int open(StreamEvent.Block block, Consumer<StreamEvent> events) {
        int index = nextBlock++;
        open.add(index);
        events.accept(new StreamEvent.BlockOpened(index, block));
        return index;
    }

    public void close(int block, Consumer<StreamEvent> events) {
        if (open.remove(block)) {
            events.accept(new StreamEvent.BlockClosed(block));
        }
    }

    public void closeAll(Consumer<StreamEvent> events) {
        for (int block : List.copyOf(open)) {
            close(block, events);
        }
    }

    /** The answer is complete: closes what is open and says Finished. */
    public void finish(Finish finish, Consumer<StreamEvent> events) {
        end(new StreamEvent.Finished(finish), events);
    }

    /** The answer broke off: closes what is open and says Failed. */
    public void fail(GatewayError error, Consumer<StreamEvent> events) {
        end(new StreamEvent.Failed(error), events);
    }

    /** The wire ended: if the answer had not, it broke off. */
    public void wireEnded(Consumer<StreamEvent> events) {
        fail(
                GatewayError.of(
                        GatewayError.Kind.UPSTREAM_BROKEN,
                        "The provider ended its stream before the answer was complete."),
                events);
    }

    private void end(StreamEvent last, Consumer<StreamEvent> events) {
        if (!ended) {
            ended = true;
            closeAll(events);
            events.accept(last);
        }
    }
}
