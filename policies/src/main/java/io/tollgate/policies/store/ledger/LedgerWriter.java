package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.budget.BudgetBooks.Charge;
import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings rows into the database with everything that follows from them, in one transaction. What
 * follows, follows only from rows that were not there before: to bring one twice has no effect.
 */
final class LedgerWriter {

    private final Store store;
    private final LedgerRows rows;
    private final RollUps rollUps;
    private final BudgetBooks books;

    LedgerWriter(Store store, BudgetBooks books) {
        this.store = store;
        this.rows = new LedgerRows(store);
        this.rollUps = new RollUps(store);
        this.books = books;
    }

    /** Brings rows in. */
    void write(List<LedgerEntry> batch, String holder) {
        store.inTransaction(() -> insert(batch, holder));
    }

    /** Brings the last rows of a life in, which is over: its leases go back. */
    void writeLast(List<LedgerEntry> batch, String holder) {
        store.inTransaction(
                () -> {
                    insert(batch, holder);
                    books.releaseAll(holder);
                });
    }

    private void insert(List<LedgerEntry> batch, String holder) {
        List<LedgerEntry> inserted = rows.insert(batch, holder);
        rollUps.add(inserted);
        List<Charge> charges = charges(inserted, holder);
        if (!charges.isEmpty()) {
            books.charge(charges);
        }
    }

    private static List<Charge> charges(List<LedgerEntry> inserted, String holder) {
        List<Charge> charges = new ArrayList<>();
        for (LedgerEntry row : inserted) {
            Money cost = row.amount();
            if (row.kind() == Kind.SETTLE && cost != null && !cost.isZero()) {
                for (Charged charged : row.charged()) {
                    charges.add(new Charge(charged.window(), charged.leased(), holder, cost));
                }
            }
        }
        return charges;
    }
}
