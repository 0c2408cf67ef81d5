package io.tollgate.policies.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.TimeMeter;
import io.tollgate.policies.quota.Quota.Unit;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The counters of this process. Buckets that nobody touches for two of their periods are full and
 * are forgotten (what they owed beyond that is forgiven). There are never more than a fixed number:
 * beyond it, those that are used least begin anew.
 */
final class Counters {

    private static final int MOST = 100_000;

    private final TimeMeter clock;
    private final Cache<Name, BucketCounter> buckets;
    private final ConcurrentMap<String, Long> streams = new ConcurrentHashMap<>();
    private final Counter nothing = new NothingCounter();

    Counters(TimeMeter clock) {
        this.clock = clock;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .ticker(clock::currentTimeNanos)
                        .expireAfter(
                                Expiry.<Name, BucketCounter>accessing(
                                        (_, bucket) -> twoPeriods(bucket.rate())))
                        .build();
    }

    private static Duration twoPeriods(Rate rate) {
        return Duration.ofNanos(2 * rate.periodNanos());
    }

    /**
     * The counter of a quota.
     *
     * @param limit the quota's own, or this node's share of it
     */
    Counter of(Quota quota, long limit) {
        if (limit == 0) {
            return nothing;
        }
        if (quota.unit() == Unit.STREAMS) {
            return new StreamCounter(streams, quota.id(), limit);
        }
        Rate rate = Rate.of(quota, limit);
        Name name = new Name(quota.id(), quota.unit(), rate.periodNanos());
        return buckets.get(name, _ -> new BucketCounter(rate, clock)).at(rate);
    }

    /** A quota whose unit or period changes is another one, and begins full. */
    private record Name(String id, Unit unit, long periodNanos) {}
}
