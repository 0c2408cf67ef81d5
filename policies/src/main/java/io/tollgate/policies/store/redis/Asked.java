package io.tollgate.policies.store.redis;

import io.tollgate.policies.quota.Decision.Standing;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.Quota.Period;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.quota.Rate;
import java.time.Duration;
import java.util.List;

/**
 * One quota of a demand, in the scripts' terms: a bucket in nanoseconds, which it takes to fill, or
 * a set of streams.
 *
 * @param key with the tenant as hash tag, so that a cluster keeps together what is asked together
 * @param amount requests or tokens that are asked for; 1 for a stream
 * @param cost the same in the script's measure
 * @param most that there is, in the script's measure
 */
record Asked(Quota quota, String key, long amount, long cost, long most) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** What a demand asks for. */
    static List<Asked> all(Demand demand) {
        return demand.counting().stream()
                .map(quota -> of(demand.tenant(), quota, demand.amount(quota, quota.limit())))
                .toList();
    }

    private static Asked of(String tenant, Quota quota, long amount) {
        String key = "tollgate:quota:{tenant:" + tenant + "}:" + quota.id() + ":";
        Period period = quota.period();
        if (period == null) {
            return new Asked(quota, key + Unit.STREAMS, 1, 1, quota.limit());
        }
        Rate rate = Rate.of(quota, quota.limit());
        return new Asked(
                quota,
                key + quota.unit() + ":" + period,
                amount,
                rate.nanos(amount),
                rate.periodNanos());
    }

    boolean stream() {
        return quota.unit() == Unit.STREAMS;
    }

    String kind() {
        return stream() ? "stream" : "bucket";
    }

    /** What the fact is beyond the estimate, in the script's measure; less if it is negative. */
    long correction(long tokens) {
        return rate().nanos(tokens) - cost;
    }

    /**
     * Until it would be granted.
     *
     * @param taken of it, in the script's measure
     */
    Duration waits(long taken) {
        if (quota.limit() == 0) {
            return DAY;
        }
        return stream() ? SOON : Duration.ofNanos(Math.max(0, taken + cost - most));
    }

    /**
     * How it stands.
     *
     * @param taken of it, in the script's measure
     */
    Standing standing(long taken) {
        if (stream()) {
            return new Standing(quota, Math.max(0, most - taken), Duration.ZERO);
        }
        if (quota.limit() == 0) {
            return new Standing(quota, 0, DAY);
        }
        long left = rate().amount(Math.max(0, most - taken));
        return new Standing(quota, left, Duration.ofNanos(taken));
    }

    private Rate rate() {
        return Rate.of(quota, quota.limit());
    }
}
