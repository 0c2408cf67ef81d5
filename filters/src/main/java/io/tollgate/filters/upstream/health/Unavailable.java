package io.tollgate.filters.upstream.health;

import java.time.Duration;

/**
 * Why a target is not asked now.
 *
 * @param pause until it may be, zero where nobody can tell
 */
public record Unavailable(Reason reason, Duration pause) implements Admission {

    /** In the order in which they tell a caller something: the first of several is reported. */
    public enum Reason {
        /** It has as many calls as it may. */
        FULL,
        /** Its provider asked to be left alone for a while, or refuses all keys. */
        RESTING,
        /** Too many of its calls failed. */
        BREAKER_OPEN,
        /** Its provider did not answer the last check. */
        DOWN
    }
}
