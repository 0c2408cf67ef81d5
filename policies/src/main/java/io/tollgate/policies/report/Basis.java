package io.tollgate.policies.report;

import java.time.Instant;

/** What of the corrections is in sums. */
public sealed interface Basis {

    Span EVER = new Span(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));

    /** All that is known by now, at the time when it was used. */
    record Current() implements Basis {}

    /** What was known when each month was closed. */
    record AsClosed() implements Basis {}

    /**
     * What came in or was changed after its month was closed, at the time when it was used.
     *
     * @param posted when it became known
     */
    record Corrections(Span posted) implements Basis {}
}
