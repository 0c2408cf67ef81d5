package io.tollgate.policies.store.budget;

import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Books what calls cost into their windows. */
public final class JdbcBudgetBooks implements BudgetBooks {

    private final Store store;
    private final Windows windows;
    private final RollingWindows rolling;
    private final Alerts alerts;
    private final InstantSource clock;

    /**
     * @param clock the store's
     */
    public JdbcBudgetBooks(Store store, InstantSource clock) {
        this.store = store;
        this.windows = new Windows(store);
        this.rolling = new RollingWindows(store, windows);
        this.alerts = new Alerts(store);
        this.clock = clock;
    }

    /** In the order of windows, so that nodes that book at once do not wait for each other. */
    private record Payer(String window, boolean leased, String holder)
            implements Comparable<Payer> {

        @Override
        public int compareTo(Payer other) {
            int byWindow = window.compareTo(other.window);
            if (byWindow != 0) {
                return byWindow;
            }
            int byHolder = holder.compareTo(other.holder);
            return byHolder != 0 ? byHolder : Boolean.compare(leased, other.leased);
        }
    }

    @Override
    public void charge(List<Charge> charges) {
        Map<Payer, Money> sums = new TreeMap<>();
        for (Charge charge : charges) {
            sums.merge(
                    new Payer(charge.window(), charge.leased(), charge.holder()),
                    charge.cost(),
                    Money::plus);
        }
        sums.forEach(this::charge);
    }

    private void charge(Payer payer, Money cost) {
        Instant now = clock.instant();
        windows.insert(payer.window(), budget(payer.window()));
        if (payer.leased()) {
            Money taken = windows.takeFromLease(payer.window(), payer.holder(), cost);
            windows.change(payer.window(), taken.negated(), taken, cost.minus(taken));
        } else {
            windows.withoutCeiling(payer.window());
            windows.change(payer.window(), Money.ZERO, cost, Money.ZERO);
        }
        Windows.Row row = windows.read(payer.window());
        if (row.rollingHours() > 0) {
            rolling.spent(payer.window(), cost, now);
        }
        alerts.raise(row, cost, now);
    }

    private static String budget(String window) {
        return window.substring(0, window.lastIndexOf('@'));
    }

    @Override
    public void releaseAll(String holder) {
        Map<String, Money> leases = new TreeMap<>();
        store.jdbc()
                .sql("select window_id, amount from budget_lease where holder = ?")
                .param(holder)
                .query(
                        row -> {
                            leases.put(
                                    row.getString("window_id"),
                                    store.vendor().read(row.getObject("amount")));
                        });
        leases.forEach(
                (window, amount) -> {
                    Money taken = windows.takeFromLease(window, holder, amount);
                    windows.change(window, taken.negated(), Money.ZERO, Money.ZERO);
                });
    }
}
