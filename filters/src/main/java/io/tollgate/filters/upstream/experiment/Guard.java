package io.tollgate.filters.upstream.experiment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What stops a variant without anybody watching. It is compared with the control by two sequential
 * tests, of the error rate and of the mean time to the first token, and held to absolute limits.
 *
 * @param enabled whether anything is ever stopped
 * @param alpha the chance, for each of the two comparisons, that a variant as good as the control
 *     is stopped, however often it is looked at
 * @param minRequests below which nothing is concluded; a comparison wants as many of the control
 * @param maxErrorRate stops a variant that is surely above it; null for no limit
 * @param maxTimeToFirstToken stops a variant whose mean is surely above it; null for no limit
 */
public record Guard(
        boolean enabled,
        double alpha,
        int minRequests,
        @Nullable Double maxErrorRate,
        @Nullable Duration maxTimeToFirstToken) {

    public static final double DEFAULT_ALPHA = 0.01;
    public static final int DEFAULT_MIN_REQUESTS = 50;

    /** Comparisons with the control only. */
    public static final Guard DEFAULTS =
            new Guard(true, DEFAULT_ALPHA, DEFAULT_MIN_REQUESTS, null, null);

    public Guard {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha is between 0 and 0.5, not " + alpha);
        }
        if (minRequests < 2) {
            throw new IllegalArgumentException("a spread needs at least 2 requests");
        }
        if (maxErrorRate != null && !(maxErrorRate >= 0 && maxErrorRate <= 1)) {
            throw new IllegalArgumentException("an error rate is from 0 to 1, not " + maxErrorRate);
        }
    }
}
