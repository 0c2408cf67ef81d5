package io.tollgate.policies.store.budget;

import io.tollgate.policies.budget.LeaseBank.Standing;
import io.tollgate.policies.budget.LeaseBank.Wish;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of windows. Each method belongs into a transaction. */
final class Windows {

    /** So long a refusal counts as somebody's waiting. */
    private static final Duration WANTED = Duration.ofSeconds(2);

    private final Store store;
    private final Vendor vendor;

    Windows(Store store) {
        this.store = store;
        this.vendor = store.vendor();
    }

    /**
     * A window's row.
     *
     * @param limit null if only the ledger has heard of it
     * @param spent within what was leased
     * @param overrun beyond it
     */
    record Row(
            String id,
            @Nullable Money limit,
            Money spent,
            Money overrun,
            Money leased,
            String alerts,
            long rollingHours,
            long wantedAt) {

        Money used() {
            return spent.plus(overrun);
        }

        Money available() {
            return limit == null ? Money.ZERO : limit.minus(used()).minus(leased).max(Money.ZERO);
        }

        Standing standing(Money granted, Instant now) {
            return new Standing(
                    limit == null ? Money.ZERO : limit,
                    used(),
                    leased,
                    granted,
                    now.toEpochMilli() - wantedAt < WANTED.toMillis());
        }
    }

    /** Makes the window if it is not there, and notes what has changed of its budget. */
    void declare(Wish wish) {
        insert(wish.window(), wish.budget());
        Object limit = vendor.bind(wish.limit());
        String alerts =
                wish.alertPercents().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n"));
        store.jdbc()
                .sql(
                        "update budget_window set limit_amount = ?, alerts = ?, ends_at = ?,"
                                + " rolling_hours = ?, ceiling = case when ? then case when spent +"
                                + " leased > ? then spent + leased else ? end else null end where"
                                + " id = ? and (limit_amount is null or limit_amount <> ? or alerts"
                                + " <> ? or (ceiling is null) = ?)")
                .params(
                        limit,
                        alerts,
                        wish.ends().toEpochMilli(),
                        wish.rollingHours(),
                        wish.hard(),
                        limit,
                        limit,
                        wish.window(),
                        limit,
                        alerts,
                        wish.hard())
                .update();
    }

    /** Makes a window of which nothing else is known yet. */
    void insert(String window, String budget) {
        Object zero = vendor.bind(Money.ZERO);
        store.jdbc()
                .sql(
                        "insert into budget_window (id, budget_id, rolling_hours, spent, overrun,"
                                + " leased, alerts, wanted_at) values (?, ?, 0, ?, ?, ?, '', 0) on"
                                + " conflict do nothing")
                .params(window, budget, zero, zero, zero)
                .update();
    }

    Row read(String window) {
        return store.jdbc()
                .sql("select * from budget_window where id = ?")
                .param(window)
                .query((row, _) -> row(row))
                .single();
    }

    List<Row> readAll(List<String> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        String places = windows.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return store.jdbc()
                .sql("select * from budget_window where id in (" + places + ")")
                .params(windows)
                .query((row, _) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        Object limit = row.getObject("limit_amount");
        return new Row(
                row.getString("id"),
                limit == null ? null : vendor.read(limit),
                vendor.read(row.getObject("spent")),
                vendor.read(row.getObject("overrun")),
                vendor.read(row.getObject("leased")),
                row.getString("alerts"),
                row.getLong("rolling_hours"),
                row.getLong("wanted_at"));
    }

    /** Leases an amount if it is still there; whether it was. */
    boolean lease(String window, String holder, Money amount) {
        Object more = vendor.bind(amount);
        int leased =
                store.jdbc()
                        .sql(
                                "update budget_window set leased = leased + ? where id = ? and"
                                        + " spent + overrun + leased + ? <= limit_amount")
                        .params(more, window, more)
                        .update();
        if (leased == 0) {
            return false;
        }
        store.jdbc()
                .sql(
                        "insert into budget_lease (window_id, holder, amount) values (?, ?, ?) on"
                                + " conflict (window_id, holder) do update set amount ="
                                + " budget_lease.amount + excluded.amount")
                .params(window, holder, more)
                .update();
        return true;
    }

    /** Keeps others from the window until the transaction's end: leases are touched after it. */
    private void lock(String window) {
        store.jdbc()
                .sql("update budget_window set wanted_at = wanted_at where id = ?")
                .param(window)
                .update();
    }

    /** Takes up to an amount from a lease; what was there of it. */
    Money takeFromLease(String window, String holder, Money amount) {
        lock(window);
        Money leased =
                store.jdbc()
                        .sql("select amount from budget_lease where window_id = ? and holder = ?")
                        .params(window, holder)
                        .query((row, _) -> vendor.read(row.getObject("amount")))
                        .optional()
                        .orElse(Money.ZERO);
        Money taken = amount.min(leased);
        if (taken.isPositive()) {
            store.jdbc()
                    .sql(
                            "update budget_lease set amount = amount - ? where window_id = ? and"
                                    + " holder = ?")
                    .params(vendor.bind(taken), window, holder)
                    .update();
        }
        return taken;
    }

    /** Changes what is leased, spent and overrun by amounts, which may be negative. */
    void change(String window, Money leased, Money spent, Money overrun) {
        store.jdbc()
                .sql(
                        "update budget_window set leased = leased + ?, spent = spent + ?, overrun ="
                                + " overrun + ? where id = ?")
                .params(vendor.bind(leased), vendor.bind(spent), vendor.bind(overrun), window)
                .update();
    }

    /** From now on nothing of it needs to be leased. */
    void withoutCeiling(String window) {
        store.jdbc()
                .sql("update budget_window set ceiling = null where id = ?")
                .param(window)
                .update();
    }

    void wanted(String window, Instant now) {
        store.jdbc()
                .sql("update budget_window set wanted_at = ? where id = ?")
                .params(now.toEpochMilli(), window)
                .update();
    }
}
