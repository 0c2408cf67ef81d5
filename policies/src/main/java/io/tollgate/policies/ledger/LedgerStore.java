package io.tollgate.policies.ledger;

import java.util.List;

/**
 * Where rows end up. Each call is one transaction: all of it, or nothing if it throws; then it may
 * be called again. Blocks.
 *
 * <p>An attempt has at most one row that opens it and one that ends it. A row that is there already
 * is left alone and counts for nothing, so that to write rows again is harmless, and the first of
 * two ends holds.
 */
public interface LedgerStore {

    /**
     * Inserts those rows that are not there. Roll-ups and budgets get to know of these only.
     *
     * @param holder the node's life that they are from
     * @return how many were inserted
     * @throws RowRefused if one of them can never be kept, as it breaks a rule of the store's
     */
    int write(String holder, List<LedgerRow> rows);

    /** Writes the last rows of a holder that is gone, and gives back what it had leased. */
    int finish(String holder, List<LedgerRow> rows);

    /** One of the rows can never be kept. */
    final class RowRefused extends RuntimeException {

        public RowRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
