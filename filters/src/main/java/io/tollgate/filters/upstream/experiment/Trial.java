package io.tollgate.filters.upstream.experiment;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one variant since it began, or began anew. Not thread-safe: {@link
 * ExperimentRun} holds the lock.
 */
final class Trial {

    /** Most outcomes change little, so only every so many of them is worth a look. */
    private static final int REGULAR_LOOK = 16;

    final Tally tally = new Tally();
    private Evidence evidence = new Evidence();

    /** Counts an outcome and says whether it may have changed the verdict. */
    boolean add(Outcome outcome, Trial control) {
        tally.add(outcome);
        return outcome.failed()
                || tally.requests() % REGULAR_LOOK == 0
                || isSlow(outcome, control.tally.timeToFirstToken.mean());
    }

    private static boolean isSlow(Outcome outcome, double usual) {
        return outcome.timeToFirstToken() != null
                && Tally.seconds(outcome.timeToFirstToken()) > usual;
    }

    @Nullable Finding judge(Guard guard, Trial control) {
        evidence.look(tally, control.tally, guard.minRequests());
        return Finding.of(guard, tally, control.tally, evidence);
    }

    /** For when the control becomes another one: what the old one showed proves nothing now. */
    void forgetComparisons() {
        evidence = new Evidence();
    }

    ExperimentReport.OfVariant report(
            Variant variant, int weight, @Nullable Trial control, @Nullable Stop stopped) {
        return new ExperimentReport.OfVariant(
                variant.name(),
                variant.model(),
                weight,
                tally.requests(),
                tally.errors(),
                Estimate.ofRate(tally.errors(), tally.requests()),
                Estimate.ofMean(tally.timeToFirstToken),
                Estimate.ofMean(tally.duration),
                Estimate.ofMean(tally.inputTokens),
                Estimate.ofMean(tally.outputTokens),
                Estimate.ofMean(tally.cost),
                scores(),
                control == null ? null : errorRateDifference(control),
                control == null ? null : timeToFirstTokenDifference(control),
                stopped);
    }

    private Map<String, Estimate> scores() {
        Map<String, Estimate> scores = new TreeMap<>();
        tally.scores()
                .forEach(
                        (metric, moments) -> {
                            Estimate estimate = Estimate.ofMean(moments);
                            if (estimate != null) {
                                scores.put(metric, estimate);
                            }
                        });
        return scores;
    }

    private @Nullable Difference errorRateDifference(Trial control) {
        return Math.min(tally.requests(), control.tally.requests()) == 0
                ? null
                : Difference.ofErrorRates(tally, control.tally, evidence.errorRate());
    }

    /** Two of each, for one shows no spread. */
    private @Nullable Difference timeToFirstTokenDifference(Trial control) {
        Moments mine = tally.timeToFirstToken;
        Moments theirs = control.tally.timeToFirstToken;
        return Math.min(mine.count(), theirs.count()) < 2
                ? null
                : Difference.ofMeans(mine, theirs, evidence.timeToFirstToken());
    }
}
