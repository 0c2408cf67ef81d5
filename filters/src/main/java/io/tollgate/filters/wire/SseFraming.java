package io.tollgate.filters.wire;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: a frame ends at a blank line; lines end in LF, CRLF or CR; several {@code
 * data} lines join with LF; fields other than {@code event} and {@code data} stay in the raw bytes
 * only.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML,
 *     server-sent events</a>
 */
public final class SseFraming implements Framing {

    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final HeldBytes held = new HeldBytes();

    /** Where the line begins that is not whole yet, and how far it is known to have no end. */
    private int lineStart;

    private int searched;

    @Override
    public void feed(byte[] bytes, Consumer<Frame> frames) {
        Slice all = held.with(bytes);
        int start = 0;
        int end = lineEnd(all, searched);
        while (end > 0) {
            boolean blank = isLineBreak(all.array()[lineStart]);
            lineStart = end;
            if (blank) {
                emit(all.array(), start, end, frames);
                start = end;
            }
            end = lineEnd(all, end);
        }
        lineStart -= start;
        searched = Math.max(lineStart, all.to() - start - 1);
        held.hold(start);
    }

    @Override
    public void end(Consumer<Frame> frames) {
        Slice rest = held.release();
        lineStart = 0;
        searched = 0;
        emit(rest.array(), rest.from(), rest.to(), frames);
    }

    /**
     * One past the next line break, or -1 if there is none. A CR that is the last byte known may be
     * half of a CRLF, so it ends no line yet.
     */
    private static int lineEnd(Slice all, int from) {
        for (int at = from; at < all.to(); at++) {
            byte b = all.array()[at];
            if (b == '\n') {
                return at + 1;
            }
            if (b == '\r') {
                if (at + 1 == all.to()) {
                    return -1;
                }
                return all.array()[at + 1] == '\n' ? at + 2 : at + 1;
            }
        }
        return -1;
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    private static void emit(byte[] all, int from, int to, Consumer<Frame> frames) {
        if (from == to) {
            return;
        }
        String event = null;
        Slice data = null;
        int at = new Slice(all, from, to).startsWith(BYTE_ORDER_MARK) ? from + 3 : from;
        while (at < to) {
            int end = at;
            while (end < to && !isLineBreak(all[end])) {
                end++;
            }
            Slice line = new Slice(all, at, end);
            Slice value = valueOf(line, DATA);
            if (value != null) {
                data = data == null ? value : join(data, value);
            } else if ((value = valueOf(line, EVENT)) != null) {
                event = value.toString();
            }
            at = end + 1;
        }
        Slice given = data == null ? new Slice(all, from, from) : data;
        frames.accept(new Frame(event, given, new Slice(all, from, to)));
    }

    private static @Nullable Slice valueOf(Slice line, byte[] field) {
        if (!line.startsWith(field)) {
            return null;
        }
        int at = line.from() + field.length;
        if (at == line.to()) {
            return new Slice(line.array(), at, at);
        }
        if (line.array()[at] != ':') {
            return null;
        }
        at++;
        boolean space = at < line.to() && line.array()[at] == ' ';
        return new Slice(line.array(), space ? at + 1 : at, line.to());
    }

    private static Slice join(Slice first, Slice second) {
        byte[] joined = Arrays.copyOf(first.toByteArray(), first.length() + 1 + second.length());
        joined[first.length()] = '\n';
        System.arraycopy(
                second.array(), second.from(), joined, first.length() + 1, second.length());
        return Slice.of(joined);
    }
}
