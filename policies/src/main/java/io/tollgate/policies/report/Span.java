package io.tollgate.policies.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * From an instant up to another one.
 *
 * @param to not part of it
 */
public record Span(Instant from, Instant to) {

    /** Whether all of these are midnights of UTC, so that sums by the day will do. */
    static boolean areDays(Collection<Instant> edges) {
        return edges.stream().allMatch(edge -> edge.truncatedTo(ChronoUnit.DAYS).equals(edge));
    }
}
