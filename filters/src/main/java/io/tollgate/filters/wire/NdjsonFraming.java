package io.tollgate.filters.wire;

import java.util.function.Consumer;

/**
 * Newline-delimited JSON: a frame a line. Blank lines make no frame; they stand in the raw bytes of
 * the one behind them.
 */
public final class NdjsonFraming implements Framing {

    private final HeldBytes held = new HeldBytes();

    /** Where the line begins that is not whole yet, and how far it is known to have no end. */
    private int lineStart;

    private int searched;

    @Override
    public void feed(byte[] bytes, Consumer<Frame> frames) {
        Slice all = held.with(bytes);
        int start = 0;
        for (int at = searched; at < all.to(); at++) {
            if (all.array()[at] == '\n') {
                Slice line = line(all.array(), lineStart, at);
                lineStart = at + 1;
                if (!line.isEmpty()) {
                    frames.accept(new Frame(null, line, new Slice(all.array(), start, at + 1)));
                    start = at + 1;
                }
            }
        }
        lineStart -= start;
        searched = all.to() - start;
        held.hold(start);
    }

    @Override
    public void end(Consumer<Frame> frames) {
        Slice rest = held.release();
        Slice line = line(rest.array(), lineStart, rest.to());
        lineStart = 0;
        searched = 0;
        if (!line.isEmpty()) {
            frames.accept(new Frame(null, line, rest));
        }
    }

    /** The line without the CR that may stand before its LF. */
    private static Slice line(byte[] all, int from, int to) {
        return new Slice(all, from, to > from && all[to - 1] == '\r' ? to - 1 : to);
    }
}
