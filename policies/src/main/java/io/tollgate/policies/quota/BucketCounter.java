package io.tollgate.policies.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/** A bucket that is full once, and fills evenly over its quota's period. */
final class BucketCounter implements Counter {

    private final Bucket bucket;
    private volatile Rate rate;

    BucketCounter(Rate rate, TimeMeter clock) {
        this.rate = rate;
        this.bucket =
                Bucket.builder()
                        .addLimit(
                                limit ->
                                        limit.capacity(rate.limit())
                                                .refillGreedy(rate.limit(), period(rate)))
                        .withCustomTimePrecision(clock)
                        .build();
    }

    Rate rate() {
        return rate;
    }

    /** With this limit from now on; the part of it that is used stays used. */
    BucketCounter at(Rate wanted) {
        if (!wanted.equals(rate)) {
            change(wanted);
        }
        return this;
    }

    private synchronized void change(Rate wanted) {
        if (!wanted.equals(rate)) {
            bucket.replaceConfiguration(
                    BucketConfiguration.builder()
                            .addLimit(
                                    limit ->
                                            limit.capacity(wanted.limit())
                                                    .refillGreedy(wanted.limit(), period(wanted)))
                            .build(),
                    TokensInheritanceStrategy.PROPORTIONALLY);
            rate = wanted;
        }
    }

    private static Duration period(Rate rate) {
        return Duration.ofNanos(rate.periodNanos());
    }

    @Override
    public Answer take(long amount) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(amount);
        return probe.isConsumed() ? Answer.YES : no(probe.getNanosToWaitForRefill());
    }

    @Override
    public Answer look(long amount) {
        EstimationProbe probe = bucket.estimateAbilityToConsume(amount);
        return probe.canBeConsumed() ? Answer.YES : no(probe.getNanosToWaitForRefill());
    }

    private static Answer no(long nanos) {
        return new Answer(false, Duration.ofNanos(nanos));
    }

    @Override
    public void correct(long difference) {
        if (difference > 0) {
            bucket.consumeIgnoringRateLimits(difference);
        } else if (difference < 0) {
            bucket.addTokens(-difference);
        }
    }

    @Override
    public Decision.Standing standing(Quota quota) {
        long left = bucket.getAvailableTokens();
        return new Decision.Standing(quota, Math.max(0, left), rate.untilFull(left));
    }
}
