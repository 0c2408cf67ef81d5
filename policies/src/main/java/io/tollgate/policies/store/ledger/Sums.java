package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;

/** Sums over rows that end attempts. */
final class Sums {

    private final long[] tokens = new long[Buckets.COUNT];
    private long attempts;
    private long unpriced;
    private Money amount = Money.ZERO;
    private long durationMillis;
    private long firstTokenMillis;
    private long firstTokens;

    void add(LedgerEntry row) {
        attempts++;
        if (row.amount() == null) {
            unpriced += row.kind() == Kind.SETTLE ? 1 : 0;
        } else {
            amount = amount.plus(row.amount());
        }
        TokenUsage usage = row.usage();
        if (usage != null) {
            long[] used = Buckets.of(usage);
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] += used[i];
            }
        }
        durationMillis += row.durationMillis();
        if (row.firstTokenMillis() != null) {
            firstTokenMillis += row.firstTokenMillis();
            firstTokens++;
        }
    }

    long attempts() {
        return attempts;
    }

    long unpriced() {
        return unpriced;
    }

    Money amount() {
        return amount;
    }

    long[] tokens() {
        return tokens.clone();
    }

    long durationMillis() {
        return durationMillis;
    }

    long firstTokenMillis() {
        return firstTokenMillis;
    }

    long firstTokens() {
        return firstTokens;
    }
}
