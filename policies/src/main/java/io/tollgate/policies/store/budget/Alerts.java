package io.tollgate.policies.store.budget;

import io.tollgate.policies.budget.AlertSink;
import io.tollgate.policies.budget.AlertSink.Alert;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thresholds that budgets have crossed: each is raised once, and told until somebody hears it. */
public final class Alerts {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Store store;

    public Alerts(Store store) {
        this.store = store;
    }

    /** Raises what a charge has crossed, in its transaction. */
    void raise(Windows.Row row, Money charged, Instant now) {
        Money limit = row.limit();
        if (limit == null || limit.isZero() || row.alerts().isEmpty()) {
            return;
        }
        Money before = row.used().minus(charged);
        row.alerts()
                .lines()
                .map(Integer::valueOf)
                .filter(percent -> isReached(percent, limit, row.used()))
                .filter(percent -> !isReached(percent, limit, before))
                .forEach(percent -> insert(row, percent, now));
    }

    private static boolean isReached(int percent, Money limit, Money used) {
        BigDecimal bound =
                limit.amount()
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(WHOLE, Money.SCALE, RoundingMode.UP);
        return bound.compareTo(used.amount()) <= 0;
    }

    private void insert(Windows.Row row, int percent, Instant now) {
        store.jdbc()
                .sql(
                        "insert into budget_alert (window_id, percent, raised_at, spent, tries,"
                                + " next_try, told) values (?, ?, ?, ?, 0, 0, ?) on conflict do"
                                + " nothing")
                .params(
                        row.id(),
                        percent,
                        now.toEpochMilli(),
                        store.vendor().bind(row.used()),
                        false)
                .update();
    }

    private record Due(Alert alert, int tries) {}

    /** Tells what is due. Of several nodes one tells each: the one that moves its next try. */
    public void tell(AlertSink sink, Instant now) {
        for (Due due : due(now)) {
            if (claim(due, now) && sink.tell(due.alert())) {
                store.jdbc()
                        .sql("update budget_alert set told = ? where window_id = ? and percent = ?")
                        .params(true, due.alert().window(), due.alert().percent())
                        .update();
            }
        }
    }

    private List<Due> due(Instant now) {
        return store.jdbc()
                .sql(
                        "select a.*, w.budget_id, w.limit_amount, w.ends_at from budget_alert a"
                                + " join budget_window w on w.id = a.window_id where a.told = ? and"
                                + " a.next_try <= ? order by a.raised_at limit 100")
                .params(false, now.toEpochMilli())
                .query((row, _) -> new Due(alert(row), row.getInt("tries")))
                .list();
    }

    private Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getString("budget_id"),
                row.getString("window_id"),
                row.getInt("percent"),
                store.vendor().read(row.getObject("limit_amount")),
                store.vendor().read(row.getObject("spent")),
                Instant.ofEpochMilli(row.getLong("raised_at")),
                ends(row));
    }

    private static @Nullable Instant ends(ResultSet row) throws SQLException {
        long ends = row.getLong("ends_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(ends);
    }

    private boolean claim(Due due, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.tries(), MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return store.jdbc()
                        .sql(
                                "update budget_alert set tries = tries + 1, next_try = ? where"
                                        + " window_id = ? and percent = ? and tries = ?")
                        .params(
                                now.plus(bounded).toEpochMilli(),
                                due.alert().window(),
                                due.alert().percent(),
                                due.tries())
                        .update()
                > 0;
    }
}
