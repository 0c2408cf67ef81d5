package io.tollgate.filters.upstream.experiment;

import org.jspecify.annotations.Nullable;

/** What a guard has against a variant. */
record Finding(Stop.Reason reason, double observed, double reference, @Nullable Double p) {

    /**
     * The first reason to stop the variant, or null.
     *
     * @param evidence up to date
     */
    static @Nullable Finding of(Guard guard, Tally variant, Tally control, Evidence evidence) {
        if (!guard.enabled()) {
            return null;
        }
        Finding finding = errorRateLimit(guard, variant);
        if (finding == null) {
            finding = firstTokenLimit(guard, variant.timeToFirstToken);
        }
        return finding == null ? beside(control, variant, evidence, guard.alpha()) : finding;
    }

    /** A one-sided bound of alpha is the lower end of a two-sided interval of twice alpha. */
    private static @Nullable Finding errorRateLimit(Guard guard, Tally variant) {
        Double limit = guard.maxErrorRate();
        double rate = variant.errorRate();
        if (limit == null || variant.requests() < guard.minRequests() || rate <= limit) {
            return null;
        }
        double low =
                Estimate.wilson(variant.errors(), variant.requests(), 2 * guard.alpha())
                        .getLowerBound();
        return low > limit ? new Finding(Stop.Reason.ERROR_RATE_LIMIT, rate, limit, null) : null;
    }

    private static @Nullable Finding firstTokenLimit(Guard guard, Moments times) {
        if (guard.maxTimeToFirstToken() == null || times.count() < guard.minRequests()) {
            return null;
        }
        double limit = Tally.seconds(guard.maxTimeToFirstToken());
        double mean = times.mean();
        return mean > limit && Estimate.interval(times, 2 * guard.alpha()).getLowerBound() > limit
                ? new Finding(Stop.Reason.FIRST_TOKEN_LIMIT, mean, limit, null)
                : null;
    }

    private static @Nullable Finding beside(
            Tally control, Tally variant, Evidence evidence, double alpha) {
        if (evidence.errorRate() < alpha) {
            return new Finding(
                    Stop.Reason.MORE_ERRORS,
                    variant.errorRate(),
                    control.errorRate(),
                    evidence.errorRate());
        }
        if (evidence.timeToFirstToken() < alpha) {
            return new Finding(
                    Stop.Reason.SLOWER_FIRST_TOKEN,
                    variant.timeToFirstToken.mean(),
                    control.timeToFirstToken.mean(),
                    evidence.timeToFirstToken());
        }
        return null;
    }
}
