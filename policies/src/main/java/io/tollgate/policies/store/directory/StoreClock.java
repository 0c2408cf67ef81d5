package io.tollgate.policies.store.directory;

import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The database's time, as this node knows it: nodes whose clocks differ agree on when a window of a
 * budget begins, and when a key expires. Between two looks at the database it goes on by itself, so
 * that a step of this node's clock moves nothing.
 */
public final class StoreClock implements InstantSource {

    /** What is within the clocks' own trembling is left alone. */
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private final InstantSource own;
    private volatile Seen seen;

    /**
     * @param own this node's clock, which counts until the database is asked, and for good if the
     *     database is embedded
     */
    public StoreClock(InstantSource own) {
        this.own = own;
        this.seen = new Seen(own.instant(), System.nanoTime());
    }

    /**
     * When it was what time.
     *
     * @param nanos by the clock that only counts
     */
    private record Seen(Instant time, long nanos) {

        Instant at(long when) {
            return time.plusNanos(when - nanos);
        }
    }

    @Override
    public Instant instant() {
        return seen.at(System.nanoTime());
    }

    /** How far the database's clock is ahead of this node's. */
    public Duration ahead() {
        return Duration.between(own.instant(), instant());
    }

    /** Asks the database what time it is. An embedded one has this node's clock. */
    void adjust(Store store) {
        if (store.vendor() == Vendor.SQLITE) {
            take(new Seen(own.instant(), System.nanoTime()), Duration.ZERO);
            return;
        }
        long asked = System.nanoTime();
        long millis =
                store.watching()
                        .sql("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)")
                        .query(Long.class)
                        .single();
        long half = (System.nanoTime() - asked) / 2;
        take(new Seen(Instant.ofEpochMilli(millis), asked + half), Duration.ofNanos(half));
    }

    /**
     * @param doubt how much too early or late it may be: the database answered at any moment of the
     *     round trip, so a slow one says little
     */
    private void take(Seen found, Duration doubt) {
        Duration off = Duration.between(seen.at(found.nanos()), found.time()).abs();
        if (off.compareTo(doubt.plus(TOLERANCE)) > 0) {
            seen = found;
        }
    }
}
