package io.tollgate.filters.upstream.health;

/**
 * A time in which something is not asked.
 *
 * @param untilNanos by {@link System#nanoTime}
 * @param told whether the provider named the time; one that the gateway only thinks best is cut
 *     short where nothing else is left to ask
 */
record Rest(long untilNanos, boolean told) {

    boolean isOver(long nowNanos) {
        return untilNanos - nowNanos <= 0;
    }

    long leftNanos(long nowNanos) {
        return Math.max(0, untilNanos - nowNanos);
    }
}
