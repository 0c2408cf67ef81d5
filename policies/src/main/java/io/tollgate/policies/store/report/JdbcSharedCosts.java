package io.tollgate.policies.store.report;

import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.SharedCost;
import io.tollgate.policies.report.SharedCosts;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shared costs in the database. */
public final class JdbcSharedCosts implements SharedCosts {

    private static final String SELECT =
            "select id, name, provider, month, amount, driver, capacity_tokens from shared_cost ";

    private final Store store;
    private final JdbcBillingMonths months;

    public JdbcSharedCosts(Store store) {
        this.store = store;
        this.months = new JdbcBillingMonths(store);
    }

    @Override
    public List<SharedCost> of(@Nullable YearMonth month) {
        return month == null
                ? store.jdbc()
                        .sql(SELECT + "order by month desc, name, id")
                        .query(this::read)
                        .list()
                : store.jdbc()
                        .sql(SELECT + "where month = ? order by name, id")
                        .param(month.toString())
                        .query(this::read)
                        .list();
    }

    @Override
    public SharedCost add(SharedCost wanted) {
        SharedCost cost =
                new SharedCost(
                        UUID.randomUUID().toString(),
                        wanted.name(),
                        wanted.provider(),
                        wanted.month(),
                        wanted.amount(),
                        wanted.driver(),
                        wanted.capacityTokens());
        store.inTransaction(
                () -> {
                    checkOpen(cost.month());
                    store.jdbc()
                            .sql(
                                    "insert into shared_cost (id, name, provider, month, amount,"
                                            + " driver, capacity_tokens, created_at) values (:id,"
                                            + " :name, :provider, :month, :amount, :driver,"
                                            + " :capacity, :now)")
                            .param("id", cost.id())
                            .param("name", cost.name())
                            .param("provider", cost.provider())
                            .param("month", cost.month().toString())
                            .param("amount", store.vendor().bind(cost.amount()))
                            .param("driver", cost.driver().name())
                            .param("capacity", cost.capacityTokens(), Types.BIGINT)
                            .param("now", Instant.now().toEpochMilli())
                            .update();
                });
        return cost;
    }

    @Override
    public boolean remove(String id) {
        return store.inTransaction(
                () -> {
                    Optional<SharedCost> cost =
                            store.jdbc()
                                    .sql(SELECT + "where id = ?")
                                    .param(id)
                                    .query(this::read)
                                    .optional();
                    cost.ifPresent(found -> checkOpen(found.month()));
                    return store.jdbc()
                                    .sql("delete from shared_cost where id = ?")
                                    .param(id)
                                    .update()
                            == 1;
                });
    }

    private void checkOpen(YearMonth month) {
        Instant end = ReportPeriod.of(month, ZoneOffset.UTC).end();
        if (!end.isAfter(months.closedUntil())) {
            throw new ReportRefused(month + " is closed; what it is shared by cannot change");
        }
    }

    private SharedCost read(ResultSet row, int number) throws SQLException {
        Object capacity = row.getObject(7);
        return new SharedCost(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                YearMonth.parse(row.getString(4)),
                store.vendor().read(row.getObject(5)),
                SharedCost.Driver.valueOf(row.getString(6)),
                capacity == null ? null : ((Number) capacity).longValue());
    }
}
