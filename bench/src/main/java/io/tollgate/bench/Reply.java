package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** One reply as it arrives: what it holds is counted, when it came is noted, its end is kept. */
final class Reply {

    private static final int KEPT = 2048;
    private static final int SHOWN_OF_A_WRONG_REPLY = 300;

    private final Job job;
    private final ByteBuf terminator;
    private final Arrivals arrivals;
    private final Stamp.Reader stamps = new Stamp.Reader();
    private final ByteBuf end = Unpooled.buffer(256);
    private long askedMicros;
    private long nowMicros;
    private long lastDelay;
    private int stamped;
    private int status;
    private int marks;
    private long bytes;

    Reply(Job job, Arrivals arrivals) {
        this.job = job;
        this.terminator = Unpooled.copiedBuffer(job.terminator(), UTF_8);
        this.arrivals = arrivals;
    }

    /** Another request is sent now. */
    void expect() {
        end.clear();
        status = 0;
        marks = 0;
        stamped = 0;
        bytes = 0;
        askedMicros = Stamp.nowMicros();
    }

    void status(int code) {
        status = code;
    }

    /** Returns how many marks there were in {@code part}. */
    int take(ByteBuf part) {
        int before = marks;
        nowMicros = Stamp.nowMicros();
        bytes += part.readableBytes();
        part.forEachByte(
                octet -> {
                    look(octet);
                    return true;
                });
        keep(part);
        return marks - before;
    }

    private void look(byte octet) {
        if (octet == Replies.MARK) {
            marks++;
            stamps.start();
        } else if (stamps.completedBy(octet)) {
            note(stamps.stamp());
        }
    }

    private void note(Stamp stamp) {
        long delay = nowMicros - stamp.sentMicros();
        arrivals.chunk(delay);
        if (stamped == 0) {
            arrivals.first(nowMicros - askedMicros - stamp.waitedMicros());
        } else {
            arrivals.gap(delay - lastDelay);
        }
        lastDelay = delay;
        stamped++;
    }

    private void keep(ByteBuf part) {
        end.writeBytes(part);
        if (end.readableBytes() > 2 * KEPT) {
            end.skipBytes(end.readableBytes() - KEPT).discardReadBytes();
        }
    }

    boolean isWhole() {
        return isRight()
                && marks == job.marks()
                && (!job.streamed() || stamped == marks)
                && bytes >= job.minBytes()
                && ByteBufUtil.indexOf(terminator, end) >= 0;
    }

    /** So far; a slow reader sees no end. */
    boolean isRight() {
        return status == 200;
    }

    boolean hasBegun() {
        return marks > 0;
    }

    @Override
    public String toString() {
        int shown = Math.min(SHOWN_OF_A_WRONG_REPLY, end.readableBytes());
        return "status %d, %d of %d marks, %d stamps, %d bytes: %s"
                .formatted(
                        status,
                        marks,
                        job.marks(),
                        stamped,
                        bytes,
                        end.toString(end.readerIndex(), shown, UTF_8));
    }
}
