package io.tollgate.policies.ledger;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows. What it has taken survives the death of the process, and reaches the store exactly
 * once. Called on event loops: it must not block.
 */
public interface Ledger {

    /**
     * Takes the row that must be there before a provider is asked.
     *
     * @return done as soon as the row survives what the ledger is set up to survive: at once for
     *     the death of the process; on a thread of the ledger's, which must not be held up, where
     *     it is to survive the loss of power. Failed with {@link SpoolUnavailable} if the row
     *     cannot be kept; the provider must not be asked then
     */
    CompletionStage<Void> reserve(LedgerEntry reservation);

    /**
     * Notes how far a stream is, so that a crash does not forget it. About once a second.
     *
     * @param cost up to now, null if nobody knows the price
     */
    void progress(String requestId, int attempt, TokenUsage usage, @Nullable Money cost);

    /** Takes the row that ends an attempt. It is kept in memory where it cannot be kept on disk. */
    void close(LedgerEntry settlement);

    /** The spool is full or broken. */
    final class SpoolUnavailable extends RuntimeException {

        public SpoolUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
