package io.tollgate.policies.store.budget;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetWindow;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much of budgets is used, for people to see. Calls block. */
public final class BudgetStates {

    private static final int AT_ONCE = 500;

    private final Store store;
    private final Windows windows;

    public BudgetStates(Store store) {
        this.store = store;
        this.windows = new Windows(store);
    }

    /**
     * How a budget stands.
     *
     * @param limit with what it is raised by now
     * @param spent in the window of time that it is in, beyond the limit too
     * @param leased by nodes, who may spend it without asking
     * @param start null if it rolls
     * @param end null if it rolls
     */
    public record State(
            Money limit,
            Money spent,
            Money leased,
            @Nullable Instant start,
            @Nullable Instant end) {}

    /** How it stands now. */
    public State of(Budget budget, Instant now) {
        return state(budget.raised(raises(budget.id(), now)), now);
    }

    private State state(Budget raised, Instant now) {
        BudgetWindow window = BudgetWindow.of(raised, now);
        List<Windows.Row> rows = windows.readAll(List.of(window.id()));
        return state(window, rows.isEmpty() ? null : rows.getFirst(), now);
    }

    private static State state(BudgetWindow window, Windows.@Nullable Row row, Instant now) {
        Budget budget = window.budget();
        boolean rolls = budget.window() instanceof Window.Rolling;
        return new State(
                budget.limit(),
                row == null ? Money.ZERO : row.used(),
                row == null ? Money.ZERO : row.leased(),
                budget.window() instanceof Window.Calendar calendar ? calendar.start(now) : null,
                rolls ? null : window.end());
    }

    /**
     * How many of them stand now, by their ids.
     *
     * @param raised with what they are raised by
     */
    public Map<String, State> of(List<Budget> raised, Instant now) {
        Map<String, BudgetWindow> wanted = new HashMap<>();
        raised.forEach(
                budget -> {
                    BudgetWindow window = BudgetWindow.of(budget, now);
                    wanted.put(window.id(), window);
                });
        Map<String, Windows.Row> rows = new HashMap<>();
        List<String> ids = List.copyOf(wanted.keySet());
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            windows.readAll(ids.subList(i, Math.min(i + AT_ONCE, ids.size())))
                    .forEach(row -> rows.put(row.id(), row));
        }
        return wanted.values().stream()
                .collect(
                        Collectors.toMap(
                                window -> window.budget().id(),
                                window -> state(window, rows.get(window.id()), now)));
    }

    private Money raises(String budget, Instant now) {
        return store
                .jdbc()
                .sql(
                        "select amount from budget_raise where budget_id = ? and removed = ? and"
                                + " until > ?")
                .params(budget, false, now.toEpochMilli())
                .query((row, _) -> store.vendor().read(row.getObject("amount")))
                .list()
                .stream()
                .reduce(Money.ZERO, Money::plus);
    }

    /**
     * A threshold that a budget has crossed.
     *
     * @param told whether somebody heard of it
     */
    public record Crossed(
            String budget, int percent, Money spent, Instant raisedAt, boolean told) {}

    /** The latest first. */
    public List<Crossed> crossed(int limit) {
        return store.jdbc()
                .sql(
                        "select a.*, w.budget_id from budget_alert a join budget_window w on w.id ="
                                + " a.window_id order by a.raised_at desc, a.percent desc limit ?")
                .param(limit)
                .query((row, _) -> crossed(row))
                .list();
    }

    private Crossed crossed(ResultSet row) throws SQLException {
        return new Crossed(
                row.getString("budget_id"),
                row.getInt("percent"),
                store.vendor().read(row.getObject("spent")),
                Instant.ofEpochMilli(row.getLong("raised_at")),
                row.getBoolean("told"));
    }
}
