package io.tollgate.policies.store.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.Span;
import io.tollgate.policies.report.StatementFacts;
import io.tollgate.policies.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Budgets and corrections in the database. */
public final class JdbcStatementFacts implements StatementFacts {

    private final Store store;
    private final MoneySum money;

    public JdbcStatementFacts(Store store) {
        this.store = store;
        this.money = new MoneySum(store.vendor());
    }

    @Override
    public @Nullable MonthBudget budget(String unit) {
        return store.jdbc()
                .sql(
                        "select id, amount from budget where scope_id = ? and scope_level in"
                                + " ('TENANT', 'TEAM', 'PROJECT') and calendar = 'MONTH' and"
                                + " removed = ? order by amount, id limit 1")
                .params(unit, false)
                .query(
                        (row, _) ->
                                new MonthBudget(
                                        row.getString(1), store.vendor().read(row.getObject(2))))
                .optional()
                .orElse(null);
    }

    @Override
    public List<Correction> corrections(String unit, Span posted) {
        Conditions conditions = Conditions.of(List.of(), Visible.of(unit));
        List<Object> arguments = new ArrayList<>();
        arguments.add(posted.from().toEpochMilli());
        arguments.add(posted.to().toEpochMilli());
        arguments.addAll(conditions.arguments());
        return store.jdbc()
                .sql(
                        "select max(a.posted_at), a.reason, %s from usage_adjustment a join usage_dimension d on d.id = a.dimension_id where a.correction = 1 and a.posted_at >= ? and a.posted_at < ? and %s group by a.reason, a.posted_at - a.posted_at %% 86400000 order by 1, 2"
                                .formatted(money.ofAmounts("a.cost"), conditions.text()))
                .params(arguments)
                .query(
                        (row, _) ->
                                new Correction(
                                        Instant.ofEpochMilli(row.getLong(1)),
                                        money.read(row),
                                        row.getString(2)))
                .list();
    }
}
