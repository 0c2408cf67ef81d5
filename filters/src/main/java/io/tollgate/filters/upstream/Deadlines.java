package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * How long a call may take, over all of its attempts and beside its providers' own {@link
 * Timeouts}.
 *
 * @param firstToken from an attempt's begin to the first piece of a stream that a client waits for
 * @param total from the request to the last byte
 */
public record Deadlines(Duration firstToken, Duration total) {

    public static final Deadlines DEFAULTS =
            new Deadlines(Duration.ofMinutes(5), Duration.ofMinutes(30));
}
