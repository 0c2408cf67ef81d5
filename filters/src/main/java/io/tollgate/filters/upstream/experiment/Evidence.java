package io.tollgate.filters.upstream.experiment;

/** The always-valid p-values of a variant: the smallest that any look at it has shown. */
final class Evidence {

    private double errorRate = 1;
    private double timeToFirstToken = 1;

    /**
     * @param minimum below which a side shows nothing
     */
    void look(Tally variant, Tally control, int minimum) {
        if (Math.min(variant.requests(), control.requests()) >= minimum) {
            errorRate = Math.min(errorRate, Comparison.ofErrorRates(variant, control).p());
        }
        Moments mine = variant.timeToFirstToken;
        Moments theirs = control.timeToFirstToken;
        if (Math.min(mine.count(), theirs.count()) >= minimum) {
            timeToFirstToken = Math.min(timeToFirstToken, Comparison.ofMeans(mine, theirs).p());
        }
    }

    double errorRate() {
        return errorRate;
    }

    double timeToFirstToken() {
        return timeToFirstToken;
    }
}
