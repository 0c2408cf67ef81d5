package io.tollgate.filters.upstream.experiment;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One look at a variant beside the control, worth as much after the thousandth look as after the
 * first.
 *
 * <p>It is the mixture sequential probability ratio test of R. Johari, L. Pekelis and D. J. Walsh,
 * <a href="https://arxiv.org/abs/1512.04922">Always valid inference</a>: how much likelier the data
 * are under a mixture of differences than under none is a martingale as long as there is no
 * difference, so by Ville's inequality it ever exceeds 1/alpha with a chance of alpha at most. The
 * mixture here is the half of a normal distribution on which the variant is worse, since nobody
 * stops the better one. Its variance tau² is in units of the measure's own variance, so that one
 * number serves errors and seconds.
 *
 * @param difference of the means, above 0 where the variant is worse
 * @param variance of the difference
 * @param size the observations of both sides, as many as they are worth: 1 / (1/n + 1/m)
 */
record Comparison(double difference, double variance, double size) {

    /**
     * The tau of the mixture, in standard deviations of one observation: the differences that
     * matter. Others are found too, only later.
     */
    private static final double TAU = 0.3;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Of error rates. Both sides share one variance, as they do if there is no difference, and one
     * error and one success are added: without them a side that never failed would seem to prove
     * that it cannot.
     */
    static Comparison ofErrorRates(Tally variant, Tally control) {
        double size = size(variant.requests(), control.requests());
        double pooled =
                (variant.errors() + control.errors() + 1.0)
                        / (variant.requests() + control.requests() + 2.0);
        return new Comparison(
                variant.errorRate() - control.errorRate(), pooled * (1 - pooled) / size, size);
    }

    /**
     * Of means. Waits are skewed, and a small side that has seen no long one yet shows a low mean
     * and a low variance at once, so its own variance alone would overrate it: the larger of the
     * separate and the shared estimate holds.
     */
    static Comparison ofMeans(Moments variant, Moments control) {
        double size = size(variant.count(), control.count());
        double separate = variant.varianceOfMean() + control.varianceOfMean();
        double shared = sharedVariance(variant, control) / size;
        return new Comparison(variant.mean() - control.mean(), Math.max(separate, shared), size);
    }

    private static double sharedVariance(Moments variant, Moments control) {
        long n = variant.count();
        long m = control.count();
        return ((n - 1) * variant.variance() + (m - 1) * control.variance()) / (n + m - 2.0);
    }

    private static double size(long n, long m) {
        return (double) n * m / (n + m);
    }

    /** The p-value of this look alone; the smallest of all looks so far is always valid. */
    double p() {
        return variance > 0 ? Math.min(1, Math.exp(-logLikelihoodRatio())) : 1;
    }

    private double logLikelihoodRatio() {
        double z = difference / Math.sqrt(variance);
        double spread = TAU * TAU * size;
        double shrunk = z * Math.sqrt(spread / (1 + spread));
        return shrunk * shrunk / 2
                - Math.log1p(spread) / 2
                + Math.log(2 * NORMAL.cumulativeProbability(shrunk));
    }
}
