package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the directory's rows. */
final class DirectoryRows {

    private final Store store;
    private final Rows rows;

    DirectoryRows(Store store) {
        this.store = store;
        this.rows = new Rows(store.vendor());
    }

    void put(OrgUnit unit, long change) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", unit.id());
        columns.put("name", unit.name());
        columns.put("status", unit.status().name());
        columns.put("cost_centre", unit.costCentre());
        rights(columns, unit.rights());
        upsert("org_unit", columns, change);
    }

    private static void rights(Map<String, @Nullable Object> columns, Rights rights) {
        columns.put("models", Lines.of(rights.models()));
        columns.put("endpoints", Lines.of(rights.endpoints()));
        columns.put("addresses", Lines.of(rights.addresses()));
    }

    void put(ApiKey key, long change) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", key.id());
        columns.put("unit_id", key.unit());
        columns.put("service_account", key.serviceAccount());
        columns.put("owner", key.owner());
        columns.put("label", key.label());
        columns.put("tags", Lines.of(key.tags()));
        columns.put("cost_centre", key.costCentre());
        columns.put("status", key.status().name());
        columns.put("expires_at", key.expires() == null ? null : key.expires().toEpochMilli());
        rights(columns, key.rights());
        columns.put("strict", key.settings().strict());
        columns.put("log_content", key.settings().logContent());
        columns.put("metadata", Lines.of(key.settings().metadata()));
        columns.put("secrets", Lines.of(key.secrets().stream().map(KeySecret::text).toList()));
        upsert("api_key", columns, change);
    }

    void put(Quota quota, long change) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", quota.id());
        columns.put("scope_level", quota.scope().level().name());
        columns.put("scope_id", quota.scope().id());
        columns.put("model", quota.model());
        columns.put("unit", quota.unit().name());
        columns.put("period", quota.period() == null ? null : quota.period().name());
        columns.put("amount", quota.limit());
        columns.put("shadow", quota.shadow());
        upsert("quota", columns, change);
    }

    void put(Budget budget, long change) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", budget.id());
        columns.put("scope_level", budget.scope().level().name());
        columns.put("scope_id", budget.scope().id());
        columns.put("amount", store.vendor().bind(budget.limit()));
        window(columns, budget.window());
        columns.put("hard", budget.hard());
        columns.put("alerts", Lines.of(budget.alertPercents()));
        Budget.Thrift thrift = budget.thrift();
        columns.put("thrift_percent", thrift == null ? null : thrift.percent());
        columns.put("thrift_model", thrift == null ? null : thrift.model());
        columns.put("allow_unpriced", budget.allowUnpriced());
        upsert("budget", columns, change);
    }

    private static void window(Map<String, @Nullable Object> columns, Window window) {
        switch (window) {
            case Window.Calendar calendar -> {
                columns.put("calendar", calendar.unit().name());
                columns.put("zone", calendar.zone().getId());
                columns.put("rolling_hours", null);
            }
            case Window.Rolling rolling -> {
                columns.put("calendar", null);
                columns.put("zone", null);
                columns.put("rolling_hours", rolling.length().toHours());
            }
        }
    }

    void put(BudgetRaise raise, long change) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", raise.id());
        columns.put("budget_id", raise.budget());
        columns.put("amount", store.vendor().bind(raise.amount()));
        columns.put("reason", raise.reason());
        columns.put("raised_by", raise.by());
        columns.put("until", raise.until().toEpochMilli());
        upsert("budget_raise", columns, change);
    }

    /** The names are ours; only the values are anybody's. */
    private void upsert(String table, Map<String, @Nullable Object> columns, long change) {
        columns.put("changed", change);
        columns.put("removed", false);
        String names = String.join(", ", columns.keySet());
        String places = columns.keySet().stream().map(_ -> "?").collect(Collectors.joining(", "));
        String updates =
                columns.keySet().stream()
                        .filter(name -> !name.equals("id"))
                        .map(name -> name + " = excluded." + name)
                        .collect(Collectors.joining(", "));
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        store.jdbc()
                .sql(
                        "insert into %s (%s) values (%s) on conflict (id) do update set %s"
                                .formatted(table, names, places, updates))
                .params(values)
                .update();
    }

    /** Whether it is there, or was. */
    boolean knows(String table, String id) {
        return store.jdbc()
                        .sql("select count(*) from " + table + " where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Of a quota or budget that is there, or was; null if there never was one. */
    @Nullable Scope scope(String table, String id) {
        return store.jdbc()
                .sql("select scope_level, scope_id from " + table + " where id = ?")
                .param(id)
                .query((row, _) -> Rows.scope(row))
                .optional()
                .orElse(null);
    }

    void remove(String table, String id, long change) {
        store.jdbc()
                .sql("update " + table + " set removed = ?, changed = ? where id = ?")
                .params(true, change, id)
                .update();
    }

    @Nullable OrgUnit unit(String id) {
        return one("org_unit", id, rows::unit);
    }

    @Nullable ApiKey key(String id) {
        return one("api_key", id, rows::key);
    }

    @Nullable Quota quota(String id) {
        return one("quota", id, rows::quota);
    }

    @Nullable Budget budget(String id) {
        return one("budget", id, rows::budget);
    }

    @Nullable BudgetRaise raise(String id) {
        return one("budget_raise", id, rows::raise);
    }

    /** Reads one row. */
    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private <T> @Nullable T one(String table, String id, Reader<T> reader) {
        return store.jdbc()
                .sql("select * from " + table + " where id = ? and removed = ?")
                .params(id, false)
                .query((row, _) -> reader.read(row))
                .optional()
                .orElse(null);
    }
}
