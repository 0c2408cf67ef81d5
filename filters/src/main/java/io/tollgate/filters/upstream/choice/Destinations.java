package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.upstream.QueuePolicy;
import io.tollgate.filters.upstream.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of a model can go.
 *
 * @param queue null: none
 */
public record Destinations(
        Roster targets,
        Roster onFailure,
        Roster onContextTooLong,
        Roster onContentPolicy,
        RetryPolicy retry,
        @Nullable QueuePolicy queue) {}
