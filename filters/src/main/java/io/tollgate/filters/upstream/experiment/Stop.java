package io.tollgate.filters.upstream.experiment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a guard took a variant out of the traffic.
 *
 * @param observed the variant's error rate, or its mean time to the first token in seconds
 * @param reference the control's, or the limit
 * @param p always valid; null where the limit was absolute
 * @param requests the variant's, until then
 */
public record Stop(
        String experiment,
        String variant,
        Reason reason,
        Instant at,
        double observed,
        double reference,
        @Nullable Double p,
        long requests) {

    /** What was wrong with it. */
    public enum Reason {
        /** It fails more often than the control. */
        MORE_ERRORS,
        /** Its first token comes later than the control's. */
        SLOWER_FIRST_TOKEN,
        /** It fails more often than the guard allows. */
        ERROR_RATE_LIMIT,
        /** Its first token comes later than the guard allows. */
        FIRST_TOKEN_LIMIT
    }
}
