package io.tollgate.policies.store.budget;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Windows that move on hour by hour. */
final class RollingWindows {

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private final Store store;
    private final Windows windows;

    RollingWindows(Store store, Windows windows) {
        this.store = store;
        this.windows = windows;
    }

    /** Notes in which hour something was spent. */
    void spent(String window, Money amount, Instant now) {
        store.jdbc()
                .sql(
                        "insert into budget_bucket (window_id, hour, amount) values (?, ?, ?) on"
                                + " conflict (window_id, hour) do update set amount ="
                                + " budget_bucket.amount + excluded.amount")
                .params(window, now.toEpochMilli() / HOUR_MILLIS, store.vendor().bind(amount))
                .update();
    }

    /** Lets go what was spent too long ago; whether there was any. Whoever deletes it, does. */
    boolean letGo(Windows.Row row, Instant now) {
        long oldest = now.toEpochMilli() / HOUR_MILLIS - row.rollingHours();
        return store.inTransaction(
                () -> {
                    List<Money> fallen =
                            store.jdbc()
                                    .sql(
                                            "delete from budget_bucket where window_id = ? and hour"
                                                    + " <= ? returning amount")
                                    .params(row.id(), oldest)
                                    .query((b, _) -> store.vendor().read(b.getObject("amount")))
                                    .list();
                    Money sum = fallen.stream().reduce(Money.ZERO, Money::plus);
                    if (sum.isPositive()) {
                        Windows.Row current = windows.read(row.id());
                        Money spent = sum.min(current.spent());
                        windows.change(
                                row.id(),
                                Money.ZERO,
                                spent.negated(),
                                sum.minus(spent).min(current.overrun()).negated());
                    }
                    return !fallen.isEmpty();
                });
    }
}
