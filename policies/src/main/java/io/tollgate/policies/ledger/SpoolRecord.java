package io.tollgate.policies.ledger;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a node notes down before the store knows it. */
public sealed interface SpoolRecord {

    /** Of which attempt. */
    AttemptId id();

    /** A row for the ledger. */
    record Row(LedgerEntry entry) implements SpoolRecord {

        @Override
        public AttemptId id() {
            return entry.id();
        }
    }

    /**
     * How far an attempt was. Becomes a row only if the node dies over it.
     *
     * @param cost up to then, null if nobody knows the price
     */
    record Progress(AttemptId id, Instant at, TokenUsage usage, @Nullable Money cost)
            implements SpoolRecord {

        /** Usage only grows, so of two notes the one with more tokens is the later one. */
        boolean isBehind(Progress other) {
            return tokens() < other.tokens();
        }

        private long tokens() {
            return usage.totalInput() + usage.totalOutput();
        }
    }

    /**
     * An attempt that was still open when the file with its records had to go: a copy of them. What
     * ended it may stand before the copy.
     */
    record Carried(LedgerEntry reservation, @Nullable Progress progress) implements SpoolRecord {

        @Override
        public AttemptId id() {
            return reservation.id();
        }
    }
}
