package io.tollgate.filters.wire;

import java.util.function.Consumer;

/** Newline-delimited JSON: a frame a line, blank lines skipped. */
public final class NdjsonFraming implements Framing {

    private final HeldBytes held = new HeldBytes();

    /** How many of the held bytes are known to hold no newline. */
    private int searched;

    @Override
    public void feed(byte[] bytes, Consumer<Frame> frames) {
        Slice all = held.with(bytes);
        int start = 0;
        for (int at = searched; at < all.to(); at++) {
            if (all.array()[at] == '\n') {
                emit(all.array(), start, at, at + 1, frames);
                start = at + 1;
            }
        }
        searched = all.to() - start;
        held.hold(start);
    }

    @Override
    public void end(Consumer<Frame> frames) {
        Slice rest = held.release();
        searched = 0;
        emit(rest.array(), rest.from(), rest.to(), rest.to(), frames);
    }

    private static void emit(byte[] all, int from, int lineEnd, int to, Consumer<Frame> frames) {
        int end = lineEnd > from && all[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (end > from) {
            frames.accept(new Frame(null, new Slice(all, from, end), new Slice(all, from, to)));
        }
    }
}
