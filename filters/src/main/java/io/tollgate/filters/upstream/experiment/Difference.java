package io.tollgate.filters.upstream.experiment;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.Interval;

/**
 * What a variant has more than the control; above 0 is worse, for an error as for a wait.
 *
 * @param low where the 95 % interval begins, if it is looked at once
 * @param high where it ends
 * @param p the chance at most that a variant as good as the control ever looks as bad as this one
 *     has looked; it holds however often somebody looks
 */
public record Difference(double value, double low, double high, double p) {

    /**
     * Of error rates, with the interval that R. G. Newcombe makes of two Wilson intervals (<a
     * href="https://pubmed.ncbi.nlm.nih.gov/9595617/">1998, method 10</a>).
     */
    static Difference ofErrorRates(Tally variant, Tally control, double p) {
        Interval mine = wilson(variant);
        Interval theirs = wilson(control);
        double here = variant.errorRate();
        double there = control.errorRate();
        double below = Math.hypot(here - mine.getLowerBound(), theirs.getUpperBound() - there);
        double above = Math.hypot(mine.getUpperBound() - here, there - theirs.getLowerBound());
        return around(here - there, below, above, p);
    }

    private static Interval wilson(Tally tally) {
        return Estimate.wilson(tally.errors(), tally.requests(), Estimate.REPORTED_ERROR);
    }

    /** Of means; the normal distribution does, for a guard asks for dozens of requests anyway. */
    static Difference ofMeans(Moments variant, Moments control, double p) {
        double z =
                NormalDistribution.of(0, 1).inverseSurvivalProbability(Estimate.REPORTED_ERROR / 2);
        double half = z * Math.sqrt(variant.varianceOfMean() + control.varianceOfMean());
        return around(variant.mean() - control.mean(), half, half, p);
    }

    private static Difference around(double value, double below, double above, double p) {
        return new Difference(value, value - below, value + above, p);
    }
}
