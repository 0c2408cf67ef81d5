package io.tollgate.filters.upstream.experiment;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * A mean or a rate, and how well it is known.
 *
 * @param count how many observations it is of
 * @param low where the 95 % interval begins; null where one observation shows no spread
 * @param high where it ends
 */
public record Estimate(long count, double mean, @Nullable Double low, @Nullable Double high) {

    /** What a report's intervals leave out. */
    static final double REPORTED_ERROR = 0.05;

    /** A rate with its Wilson interval, or null without a request. */
    static @Nullable Estimate ofRate(long hits, long count) {
        if (count == 0) {
            return null;
        }
        Interval interval = wilson(hits, count, REPORTED_ERROR);
        return of(count, (double) hits / count, interval);
    }

    /** A mean with the interval of Student's t, or null without an observation. */
    static @Nullable Estimate ofMean(Moments moments) {
        if (moments.count() == 0) {
            return null;
        }
        if (moments.count() == 1) {
            return new Estimate(1, moments.mean(), null, null);
        }
        return of(moments.count(), moments.mean(), interval(moments, REPORTED_ERROR));
    }

    private static Estimate of(long count, double mean, Interval interval) {
        return new Estimate(count, mean, interval.getLowerBound(), interval.getUpperBound());
    }

    /**
     * The <a
     * href="https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval">Wilson
     * score interval</a> (E. B. Wilson, <a
     * href="https://doi.org/10.1080/01621459.1927.10502953">1927</a>), which stays within 0 and 1
     * and says something sensible of a variant that has not failed yet.
     *
     * @param error the chance, of both sides together, that the true rate lies outside
     */
    static Interval wilson(long hits, long count, double error) {
        int excess = Math.max(0, Integer.SIZE + 1 - Long.numberOfLeadingZeros(count));
        return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                (int) (count >> excess), (int) (hits >> excess), error);
    }

    /** Of a mean of at least two observations. */
    static Interval interval(Moments moments, double error) {
        return NormalConfidenceInterval.MEAN.fromErrorRate(
                moments.mean(), moments.variance(), moments.count(), error);
    }
}
