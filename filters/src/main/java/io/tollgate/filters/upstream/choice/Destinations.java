package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.upstream.RetryPolicy;

/**
 * Where the calls of a model can go.
 *
 * @param mayQueue whether a call can wait while all of them are full
 */
public record Destinations(
        Roster targets,
        Roster onFailure,
        Roster onContextTooLong,
        Roster onContentPolicy,
        RetryPolicy retry,
        boolean mayQueue) {}
