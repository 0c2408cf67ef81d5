package io.tollgate.filters.upstream.health;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a target lately took to begin its answers: a moving average that forgets, and the last
 * ones for percentiles.
 */
public final class StartTimes {

    private static final int KEPT = 128;

    /** After so long, a measurement's weight has fallen to a third. */
    private static final double MEMORY_NANOS = Duration.ofSeconds(30).toNanos();

    private final long[] last = new long[KEPT];
    private int count;
    private double average;
    private long updatedNanos;

    /** Takes in another one. */
    public synchronized void add(long nanos) {
        long now = System.nanoTime();
        double keep = count == 0 ? 0 : Math.exp((updatedNanos - now) / MEMORY_NANOS);
        // Even in a burst, one measurement counts a tenth.
        keep = Math.min(keep, 0.9);
        average = average * keep + nanos * (1 - keep);
        updatedNanos = now;
        last[count++ % KEPT] = nanos;
    }

    /** The moving average in nanoseconds, 0 while nothing was measured. */
    public synchronized double average() {
        return average;
    }

    /** The percentile of the last ones in nanoseconds, 0 while there are too few to say. */
    public synchronized long percentile(int percent) {
        int size = Math.min(count, KEPT);
        if (size < 20) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(last, size);
        Arrays.sort(sorted);
        return sorted[Math.min(size - 1, size * percent / 100)];
    }
}
