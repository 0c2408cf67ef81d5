package io.tollgate.policies.store.ledger;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Proves that the ledger adds up: that every attempt was ended, that the sums by hours and by days
 * are those of its rows, and that windows of budgets have spent what their rows cost.
 */
public final class LedgerVerification {

    /** By then even a long answer is through, and its row in the database. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private static final int MOST_FINDINGS = 100;
    private static final List<String> TOKENS = Buckets.COLUMNS;

    private final Store store;
    private final InstantSource clock;

    public LedgerVerification(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param rows how many the ledger has
     * @param findings each names what does not add up; none if all does
     */
    public record Report(long rows, List<String> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        public boolean addsUp() {
            return findings.isEmpty();
        }
    }

    /** Goes through all of it, as of one moment. */
    public Report run() {
        return store.inTransaction(
                () -> {
                    List<String> findings = new ArrayList<>();
                    notEnded(findings);
                    notBegun(findings);
                    sums("usage_hour", Duration.ofHours(1), findings);
                    sums("usage_day", Duration.ofDays(1), findings);
                    windows(findings);
                    return new Report(count(), findings);
                });
    }

    private long count() {
        return store.jdbc().sql("select count(*) from ledger_entry").query(Long.class).single();
    }

    private void notEnded(List<String> findings) {
        store.jdbc()
                .sql(
                        "select o.request_id, o.attempt from ledger_entry o where o.phase = 'OPEN'"
                                + " and o.at < ? and not exists (select 1 from ledger_entry e"
                                + " where e.request_id = o.request_id and e.attempt = o.attempt and"
                                + " e.phase = 'END') limit ?")
                .params(clock.instant().minus(SETTLED).toEpochMilli(), MOST_FINDINGS)
                .query(
                        row -> {
                            findings.add(
                                    "request %s, attempt %d was begun and never ended"
                                            .formatted(row.getString(1), row.getInt(2)));
                        });
    }

    private void notBegun(List<String> findings) {
        store.jdbc()
                .sql(
                        "select e.request_id, e.attempt from ledger_entry e where e.phase = 'END'"
                                + " and not exists (select 1 from ledger_entry o where o.request_id"
                                + " = e.request_id and o.attempt = e.attempt and o.phase = 'OPEN')"
                                + " limit ?")
                .param(MOST_FINDINGS)
                .query(
                        row -> {
                            findings.add(
                                    "request %s, attempt %d was ended and never begun"
                                            .formatted(row.getString(1), row.getInt(2)));
                        });
    }

    /** Compares period by period, so that no sum is larger than a day's. */
    private void sums(String table, Duration length, List<String> findings) {
        String tokens = String.join(", ", TOKENS.stream().map(t -> "sum(" + t + ")").toList());
        Map<Long, List<Object>> rows =
                byPeriod(
                        "select at / %d, count(*), sum(amount), %s from ledger_entry where phase ="
                                        .formatted(length.toMillis(), tokens)
                                + " 'END' group by 1");
        Map<Long, List<Object>> sums =
                byPeriod(
                        "select period, sum(attempts), sum(amount), %s from %s group by 1"
                                .formatted(tokens, table));
        rows.forEach(
                (period, expected) -> {
                    List<Object> found = sums.remove(period);
                    if (!expected.equals(found) && findings.size() < MOST_FINDINGS) {
                        findings.add(
                                "%s %d says %s, and the ledger's rows say %s"
                                        .formatted(table, period, found, expected));
                    }
                });
        sums.forEach((period, found) -> findings.add(table + " " + period + " has no rows"));
    }

    private Map<Long, List<Object>> byPeriod(String sql) {
        Map<Long, List<Object>> sums = new TreeMap<>();
        store.jdbc()
                .sql(sql)
                .query(
                        row -> {
                            List<Object> values = new ArrayList<>();
                            values.add(row.getLong(2));
                            Object amount = row.getObject(3);
                            values.add(amount == null ? Money.ZERO : store.vendor().read(amount));
                            for (int i = 0; i < TOKENS.size(); i++) {
                                values.add(row.getLong(4 + i));
                            }
                            sums.put(row.getLong(1), values);
                        });
        return sums;
    }

    /** Windows that roll let go what was spent too long ago, so only the others are compared. */
    private void windows(List<String> findings) {
        Map<String, Money> charged = new TreeMap<>();
        store.jdbc()
                .sql("select charged, amount from ledger_entry where kind = 'SETTLE'")
                .query(
                        row -> {
                            Object amount = row.getObject("amount");
                            if (amount != null) {
                                Money cost = store.vendor().read(amount);
                                LedgerRows.readCharged(row.getString("charged"))
                                        .forEach(
                                                window ->
                                                        charged.merge(
                                                                window.window(),
                                                                cost,
                                                                Money::plus));
                            }
                        });
        store.jdbc()
                .sql("select id, spent, overrun, leased from budget_window where rolling_hours = 0")
                .query(
                        row -> {
                            String id = row.getString("id");
                            Money spent =
                                    store.vendor()
                                            .read(row.getObject("spent"))
                                            .plus(store.vendor().read(row.getObject("overrun")));
                            Money expected = charged.getOrDefault(id, Money.ZERO);
                            if (!spent.equals(expected)) {
                                findings.add(
                                        "budget window %s has spent %s, and its rows cost %s"
                                                .formatted(id, spent, expected));
                            }
                            leases(id, store.vendor().read(row.getObject("leased")), findings);
                        });
    }

    private void leases(String window, Money leased, List<String> findings) {
        Object sum =
                store.jdbc()
                        .sql("select sum(amount) as amount from budget_lease where window_id = ?")
                        .param(window)
                        .query((row, _) -> row.getObject("amount"))
                        .optional()
                        .orElse(null);
        Money held = sum == null ? Money.ZERO : store.vendor().read(sum);
        if (!held.equals(leased)) {
            findings.add(
                    "budget window %s has leased %s, and its leases are %s"
                            .formatted(window, leased, held));
        }
    }
}
