package io.tollgate.filters.upstream.health;

import java.time.Duration;

/**
 * When a target is left alone.
 *
 * @param failureRate percentage of calls that failed by the provider's fault, from which on the
 *     breaker opens
 * @param window over which the calls are counted
 * @param minCalls that must have been counted before
 * @param open how long the breaker stays open before some calls try again
 * @param probes how many those are
 * @param maxRest the longest time that a provider's {@code Retry-After} is obeyed; zero: never
 */
public record HealthPolicy(
        int failureRate,
        Duration window,
        int minCalls,
        Duration open,
        int probes,
        Duration maxRest) {

    public static final HealthPolicy DEFAULTS =
            new HealthPolicy(
                    50,
                    Duration.ofSeconds(30),
                    20,
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(60));
}
