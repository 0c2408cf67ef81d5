package io.tollgate.filters.dialect;

import java.time.Duration;

/**
 * How much a caller has left of something.
 *
 * @param reset until all of it is there again
 */
public record Allowance(What what, long limit, long remaining, Duration reset) {

    /** Of what. */
    public enum What {
        REQUESTS,
        TOKENS
    }
}
