package io.tollgate.policies.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a node's spool is.
 *
 * @param records of this life that the store does not know yet
 * @param bytes of the files, those of former lives too
 * @param oldest when the first of these records was noted, null if there is none
 * @param openAttempts that are begun and not ended, as far as the store has been told
 * @param quarantined damaged pieces that were put aside since the start
 * @param droppedProgress notes on running streams that there was no room for
 * @param problem why reservations are refused now, null if they are taken
 * @param storeProblem why the store takes no rows now, null if it does; the spool takes them
 */
public record SpoolState(
        long records,
        long bytes,
        @Nullable Instant oldest,
        int openAttempts,
        long quarantined,
        long droppedProgress,
        @Nullable String problem,
        @Nullable String storeProblem) {

    public boolean healthy() {
        return problem == null;
    }
}
