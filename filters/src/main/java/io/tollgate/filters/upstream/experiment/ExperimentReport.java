package io.tollgate.filters.upstream.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment has shown so far.
 *
 * @param control the name of the variant with which the others are compared
 * @param variants in the order of their declaration
 */
public record ExperimentReport(
        String experiment, String control, Instant at, List<OfVariant> variants) {

    public ExperimentReport {
        variants = List.copyOf(variants);
    }

    /**
     * A variant's figures, each null as long as nothing was observed. Times are in seconds.
     *
     * @param weight now, by its declaration; a stopped variant gets no traffic all the same
     * @param duration of requests that did not fail, as are the tokens
     * @param cost of the requests whose cost is known
     * @param errorRateDifference to the control; null for the control itself, or before the first
     *     request of either
     * @param timeToFirstTokenDifference to the control
     * @param stopped null while it runs
     */
    public record OfVariant(
            String name,
            String model,
            int weight,
            long requests,
            long errors,
            @Nullable Estimate errorRate,
            @Nullable Estimate timeToFirstToken,
            @Nullable Estimate duration,
            @Nullable Estimate inputTokens,
            @Nullable Estimate outputTokens,
            @Nullable Estimate cost,
            Map<String, Estimate> scores,
            @Nullable Difference errorRateDifference,
            @Nullable Difference timeToFirstTokenDifference,
            @Nullable Stop stopped) {

        public OfVariant {
            scores = Map.copyOf(scores);
        }
    }
}
