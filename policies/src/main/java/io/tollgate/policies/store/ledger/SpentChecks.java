package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.BudgetTotals;
import io.tollgate.policies.ledger.Finding.Rule;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what windows have spent with what rows say. Rows go on coming while they are read, some
 * pages before us and some behind; what a window had spent before and after bounds what we may
 * find, and if nothing came in between the bounds are one.
 */
final class SpentChecks {

    private static final int PAGE = 5000;

    private final Store store;
    private final BudgetTotals budgets;
    private final Findings findings;
    private final Map<String, Money> charged = new HashMap<>();

    SpentChecks(Store store, BudgetTotals budgets, Findings findings) {
        this.store = store;
        this.budgets = budgets;
        this.findings = findings;
    }

    private record Settled(AttemptId id, Money cost, List<Charged> windows) {}

    /** Returns how many windows were compared. */
    int run() {
        Map<String, Money> before = budgets.charged();
        read();
        Map<String, Money> after = budgets.charged();
        Set<String> windows = new HashSet<>(after.keySet());
        windows.addAll(charged.keySet());
        windows.removeAll(budgets.rolling());
        for (String window : windows) {
            compare(
                    window,
                    charged.getOrDefault(window, Money.ZERO),
                    before.getOrDefault(window, Money.ZERO),
                    after.getOrDefault(window, Money.ZERO));
        }
        return windows.size();
    }

    private void compare(String window, Money rows, Money least, Money most) {
        if (!least.atMost(rows) || !rows.atMost(most)) {
            findings.add(
                    Rule.SPENT_DIFFERS, window, "it has spent " + most + ", its rows cost " + rows);
        }
    }

    private void read() {
        AttemptId last = new AttemptId("", 0);
        List<Settled> page;
        do {
            page = page(last);
            page.forEach(this::add);
            last = page.isEmpty() ? last : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private void add(Settled row) {
        for (Charged window : row.windows()) {
            charged.merge(window.window(), row.cost(), Money::plus);
        }
    }

    private List<Settled> page(AttemptId last) {
        return store.jdbc()
                .sql(
                        "select request_id, attempt, amount, charged from ledger_entry"
                                + " where (request_id, attempt) > (?, ?) and kind = 'SETTLE'"
                                + " and amount is not null order by request_id, attempt limit "
                                + PAGE)
                .params(last.requestId(), last.attempt())
                .query(
                        (row, _) ->
                                new Settled(
                                        new AttemptId(row.getString(1), row.getInt(2)),
                                        store.vendor().read(row.getObject(3)),
                                        ChargedText.read(row.getString(4))))
                .list();
    }
}
