package io.tollgate.filters.upstream;

import java.time.Duration;

/**
 * How long a provider may take.
 *
 * @param connect until the connection stands
 * @param response from the request to the answer's headers; a whole answer is computed before them
 * @param idle between two pieces of an answer
 */
public record Timeouts(Duration connect, Duration response, Duration idle) {

    public static final Timeouts DEFAULTS =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(2));
}
