package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * How often a call is tried on a model's own targets.
 *
 * @param attempts altogether, the first included
 * @param backoff before a target that failed is asked again; doubled each time, with full jitter
 * @param maxBackoff the longest; a provider that asks for more is not waited for
 */
public record RetryPolicy(int attempts, Duration backoff, Duration maxBackoff) {

    public static final RetryPolicy DEFAULTS =
            new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2));
}
