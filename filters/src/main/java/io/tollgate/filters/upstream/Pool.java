package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * The connections to a provider.
 *
 * @param maxConnections open at once
 * @param maxPending requests that wait for one; more are refused
 * @param acquireTimeout how long they wait
 * @param maxIdle how long an unused one is kept
 */
public record Pool(int maxConnections, int maxPending, Duration acquireTimeout, Duration maxIdle) {

    public static final Pool DEFAULTS =
            new Pool(10_000, 10_000, Duration.ofSeconds(10), Duration.ofSeconds(30));
}
