package io.tollgate.policies.store.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.Basis;
import io.tollgate.policies.report.BillingMonth;
import io.tollgate.policies.report.BillingMonths;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.UsageLine;
import io.tollgate.policies.report.UsageQuestion;
import io.tollgate.policies.store.Store;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The closed months in the database. */
public final class JdbcBillingMonths implements BillingMonths {

    private final Store store;
    private final JdbcUsageBook book;

    public JdbcBillingMonths(Store store) {
        this.store = store;
        this.book = new JdbcUsageBook(store);
    }

    @Override
    public List<BillingMonth> all(Instant now) {
        Map<YearMonth, BillingMonth> closed = closed();
        List<BillingMonth> months = new ArrayList<>();
        YearMonth first = first();
        for (YearMonth month = month(now);
                first != null && !month.isBefore(first);
                month = month.minusMonths(1)) {
            BillingMonth known = closed.get(month);
            months.add(known == null ? new BillingMonth(month, null, cost(month)) : known);
        }
        return months;
    }

    private Map<YearMonth, BillingMonth> closed() {
        Map<YearMonth, BillingMonth> closed = new HashMap<>();
        store.jdbc()
                .sql("select month, closed_at, closed_by, cost from billing_period")
                .query(
                        row -> {
                            YearMonth month = YearMonth.parse(row.getString(1));
                            Instant at = Instant.ofEpochMilli(row.getLong(2));
                            closed.put(
                                    month,
                                    new BillingMonth(
                                            month,
                                            new BillingMonth.Closing(at, row.getString(3)),
                                            store.vendor().read(row.getObject(4))));
                        });
        return closed;
    }

    /** With usage; null if there is none. */
    private @Nullable YearMonth first() {
        return store.jdbc()
                .sql("select min(day) from usage_day having count(*) > 0")
                .query((row, _) -> month(Instant.ofEpochMilli(row.getLong(1))))
                .optional()
                .orElse(null);
    }

    private Money cost(YearMonth month) {
        return book
                .lines(
                        UsageQuestion.of(
                                ReportPeriod.of(month, ZoneOffset.UTC).span(),
                                List.of(),
                                List.of(),
                                Visible.EVERYTHING,
                                new Basis.AsClosed()))
                .stream()
                .map(UsageLine::figures)
                .reduce(Figures.ZERO, Figures::plus)
                .cost();
    }

    @Override
    public Instant closedUntil() {
        return store.jdbc()
                .sql("select closed_until from billing_gate")
                .query((row, _) -> Instant.ofEpochMilli(row.getLong(1)))
                .single();
    }

    @Override
    public BillingMonth close(YearMonth month, String by, Instant now) {
        Instant end = ReportPeriod.of(month, ZoneOffset.UTC).end();
        if (now.isBefore(end.plus(PATIENCE))) {
            throw new ReportRefused(
                    "%s can be closed %d hours after its end, so that all of it has come in"
                            .formatted(month, PATIENCE.toHours()));
        }
        return store.inTransaction(() -> close(month, end, by, now));
    }

    /** Moving the gate first makes those wait who write into the month, and lets them finish. */
    private BillingMonth close(YearMonth month, Instant end, String by, Instant now) {
        int moved =
                store.jdbc()
                        .sql("update billing_gate set closed_until = ? where closed_until < ?")
                        .params(end.toEpochMilli(), end.toEpochMilli())
                        .update();
        if (moved == 0) {
            throw new ReportRefused(month + " is closed already");
        }
        Map<YearMonth, BillingMonth> closed = closed();
        YearMonth first = first();
        YearMonth from = first == null || first.isAfter(month) ? month : first;
        for (YearMonth each = from; each.isBefore(month); each = each.plusMonths(1)) {
            if (!closed.containsKey(each)) {
                insert(each, by, now);
            }
        }
        return insert(month, by, now);
    }

    private BillingMonth insert(YearMonth month, String by, Instant now) {
        Money cost = cost(month);
        store.jdbc()
                .sql(
                        "insert into billing_period (month, closed_at, closed_by, cost)"
                                + " values (?, ?, ?, ?)")
                .params(month.toString(), now.toEpochMilli(), by, store.vendor().bind(cost))
                .update();
        return new BillingMonth(month, new BillingMonth.Closing(now, by), cost);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }
}
