package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.BudgetTotals;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the budgets' own table, {@code budget_window}. */
public final class JdbcBudgetTotals implements BudgetTotals {

    private final Store store;

    public JdbcBudgetTotals(Store store) {
        this.store = store;
    }

    @Override
    public Map<String, Money> charged() {
        Map<String, Money> totals = new HashMap<>();
        store.jdbc()
                .sql("select id, spent, overrun from budget_window")
                .query(
                        row -> {
                            Money spent = store.vendor().read(row.getObject(2));
                            totals.put(
                                    row.getString(1),
                                    spent.plus(store.vendor().read(row.getObject(3))));
                        });
        return totals;
    }

    @Override
    public Set<String> rolling() {
        return store.jdbc()
                .sql("select id from budget_window where rolling_hours > 0")
                .query((row, _) -> row.getString(1))
                .set();
    }
}
