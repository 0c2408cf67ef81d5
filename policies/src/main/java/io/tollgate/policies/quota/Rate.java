package io.tollgate.policies.quota;

import java.math.BigInteger;
import java.time.Duration;

/**
 * A limit and its period, and what amounts are worth in time: the time in which they come back.
 * Counting in nanoseconds keeps a bucket exact whatever its limit, and a change of the limit leaves
 * the used part of it as it was.
 *
 * @param limit at most one in a nanosecond; more than that is nobody's limit
 */
public record Rate(long limit, long periodNanos) {

    /** Longer than anybody waits (52 days), and exact in a double, which is what Lua counts in. */
    public static final long MOST_NANOS = 1L << 52;

    /**
     * The rate of a quota that has a period.
     *
     * @param limit its own, or this node's share of it
     */
    public static Rate of(Quota quota, long limit) {
        Quota.Period period = quota.period();
        if (period == null) {
            throw new IllegalArgumentException("no period: " + quota.id());
        }
        long nanos = period.length().toNanos();
        return new Rate(Math.min(limit, nanos), nanos);
    }

    /** The time in which so much comes back; the limit is worth exactly the period. */
    public long nanos(long amount) {
        if (limit == 0) {
            return MOST_NANOS;
        }
        return Math.min(MOST_NANOS, product(amount, periodNanos, limit));
    }

    /** How much comes back in this time, whole ones only. */
    public long amount(long nanos) {
        return product(nanos, limit, periodNanos);
    }

    /** Until all of it is there, if so much is there now. */
    public Duration untilFull(long remaining) {
        return limit == 0 ? Duration.ZERO : Duration.ofNanos(nanos(limit - remaining));
    }

    private static long product(long a, long b, long divisor) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / divisor;
        }
        BigInteger exact =
                BigInteger.valueOf(a)
                        .multiply(BigInteger.valueOf(b))
                        .divide(BigInteger.valueOf(divisor));
        return exact.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
