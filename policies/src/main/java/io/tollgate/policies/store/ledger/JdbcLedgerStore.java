package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.budget.BudgetBooks.Charge;
import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.EntryTable.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Rows, roll-ups and budgets in the database, in one transaction each time. */
public final class JdbcLedgerStore implements LedgerStore {

    private static final Comparator<Charged> WINDOWS =
            Comparator.comparing(Charged::window).thenComparing(Charged::leased);

    private final Store store;
    private final BudgetBooks budgets;
    private final EntryTable entries;
    private final RollUps rollUps;

    /**
     * @param budgets in the same database, so that they take part in the transaction
     */
    public JdbcLedgerStore(Store store, BudgetBooks budgets) {
        this.store = store;
        this.budgets = budgets;
        this.entries = new EntryTable(store);
        this.rollUps = new RollUps(store);
    }

    @Override
    public int write(String holder, List<LedgerRow> rows) {
        return inTransaction(() -> insert(holder, rows));
    }

    @Override
    public int finish(String holder, List<LedgerRow> rows) {
        return inTransaction(
                () -> {
                    int inserted = insert(holder, rows);
                    budgets.releaseAll(holder);
                    return inserted;
                });
    }

    private int inTransaction(IntSupplier work) {
        try {
            return store.inTransaction(work::getAsInt);
        } catch (DataAccessException e) {
            throw isBrokenRule(e) ? new RowRefused("A row breaks a rule of the database", e) : e;
        } catch (ArithmeticException e) {
            throw new RowRefused("An amount is larger than the database can keep", e);
        }
    }

    /** Spring does not know SQLite's codes. */
    private static boolean isBrokenRule(DataAccessException e) {
        return e instanceof DataIntegrityViolationException
                || (e.getRootCause() instanceof SQLiteException cause
                        && (cause.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code);
    }

    private int insert(String holder, List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<Entry> inserted = entries.insert(holder, rows.stream().map(Entry::of).toList());
        rollUps.add(inserted);
        List<Charge> charges = charges(holder, inserted);
        if (!charges.isEmpty()) {
            budgets.charge(charges);
        }
        return inserted.size();
    }

    /** One for each window, in the order of their names, so that nodes lock them in one order. */
    private static List<Charge> charges(String holder, List<Entry> inserted) {
        SortedMap<Charged, Money> costs = new TreeMap<>(WINDOWS);
        for (Entry entry : inserted) {
            Money cost = entry.entry().amount();
            if (entry.entry().kind() == LedgerEntry.Kind.SETTLE && cost != null) {
                entry.entry().charged().forEach(window -> costs.merge(window, cost, Money::plus));
            }
        }
        return costs.entrySet().stream()
                .filter(cost -> !cost.getValue().isZero())
                .map(cost -> charge(holder, cost.getKey(), cost.getValue()))
                .toList();
    }

    private static Charge charge(String holder, Charged window, Money cost) {
        return new Charge(window.window(), window.leased(), holder, cost);
    }
}
