package io.tollgate.policies.store.delivery;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report for certain days.
 *
 * @param end the day after the last
 * @param attempts how often it was tried
 * @param notBefore when it is tried again, if it was not delivered
 * @param at when it was delivered; null if it was not
 * @param problem what the last attempt ran into; null if nothing
 */
public record Delivered(
        String name,
        LocalDate first,
        LocalDate end,
        int attempts,
        Instant notBefore,
        @Nullable Instant at,
        @Nullable String problem) {}
