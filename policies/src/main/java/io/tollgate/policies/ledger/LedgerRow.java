package io.tollgate.policies.ledger;

/**
 * A row as the store keeps it.
 *
 * @param overrun whether it cost more than was reserved
 */
public record LedgerRow(LedgerEntry entry, boolean overrun) {}
