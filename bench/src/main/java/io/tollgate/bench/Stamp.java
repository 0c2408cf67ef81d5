package io.tollgate.bench;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * When the mock sent a chunk, written into its text right behind the {@link Replies#MARK}: digits
 * go through every gateway unchanged.
 *
 * @param sentMicros the machine's clock, which mock and load program share
 * @param waitedMicros for how long the request had been with the mock
 */
record Stamp(long sentMicros, long waitedMicros) {

    private static final int SENT_DIGITS = 16;
    private static final int WAITED_DIGITS = 10;
    private static final long WAITED_RANGE = 10_000_000_000L;
    static final int DIGITS = SENT_DIGITS + WAITED_DIGITS;

    static long nowMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond())
                + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }

    void write(ByteBuf target) {
        digits(target, sentMicros, SENT_DIGITS);
        digits(target, Math.clamp(waitedMicros, 0, WAITED_RANGE - 1), WAITED_DIGITS);
    }

    private static void digits(ByteBuf target, long number, int count) {
        int start = target.writerIndex();
        target.writeZero(count);
        long rest = number;
        for (int i = start + count - 1; i >= start; i--) {
            target.setByte(i, (int) ('0' + rest % 10));
            rest /= 10;
        }
    }

    /** Reads a stamp digit by digit, as it may be split between two reads. */
    static final class Reader {
        private int missing;
        private long sent;
        private long waited;

        void start() {
            missing = DIGITS;
            sent = 0;
            waited = 0;
        }

        /** Whether {@code octet} completed a stamp; one that is not a digit ends it untold. */
        boolean completedBy(byte octet) {
            if (missing == 0) {
                return false;
            }
            if (octet < '0' || octet > '9') {
                missing = 0;
                return false;
            }
            if (missing > WAITED_DIGITS) {
                sent = sent * 10 + octet - '0';
            } else {
                waited = waited * 10 + octet - '0';
            }
            return --missing == 0;
        }

        Stamp stamp() {
            return new Stamp(sent, waited);
        }
    }
}
