package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Vendor;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the directory's rows. */
final class Rows {

    private final Vendor vendor;

    Rows(Vendor vendor) {
        this.vendor = vendor;
    }

    OrgUnit unit(ResultSet row) throws SQLException {
        return new OrgUnit(
                row.getString("id"),
                row.getString("name"),
                Status.valueOf(row.getString("status")),
                row.getString("cost_centre"),
                rights(row));
    }

    private static Rights rights(ResultSet row) throws SQLException {
        List<String> endpoints = Lines.read(row.getString("endpoints"), text -> text);
        return new Rights(
                Lines.read(row.getString("models"), text -> text),
                endpoints == null ? null : Set.copyOf(endpoints),
                Lines.read(row.getString("addresses"), AddressRange::parse));
    }

    ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("unit_id"),
                row.getBoolean("service_account"),
                row.getString("owner"),
                row.getString("label"),
                Lines.map(row.getString("tags")),
                row.getString("cost_centre"),
                Status.valueOf(row.getString("status")),
                instant(row, "expires_at"),
                rights(row),
                new KeySettings(
                        row.getBoolean("strict"),
                        row.getBoolean("log_content"),
                        Lines.map(row.getString("metadata"))),
                Objects.requireNonNull(Lines.read(row.getString("secrets"), KeySecret::parse)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    Quota quota(ResultSet row) throws SQLException {
        String period = row.getString("period");
        return new Quota(
                row.getString("id"),
                scope(row),
                row.getString("model"),
                Quota.Unit.valueOf(row.getString("unit")),
                period == null ? null : Quota.Period.valueOf(period),
                row.getLong("amount"),
                row.getBoolean("shadow"));
    }

    static Scope scope(ResultSet row) throws SQLException {
        return new Scope(
                Scope.Level.valueOf(row.getString("scope_level")), row.getString("scope_id"));
    }

    Budget budget(ResultSet row) throws SQLException {
        return new Budget(
                row.getString("id"),
                scope(row),
                vendor.read(row.getObject("amount")),
                window(row),
                row.getBoolean("hard"),
                Objects.requireNonNull(Lines.read(row.getString("alerts"), Integer::valueOf)),
                thrift(row),
                row.getBoolean("allow_unpriced"));
    }

    private static Window window(ResultSet row) throws SQLException {
        String calendar = row.getString("calendar");
        return calendar == null
                ? new Window.Rolling(Duration.ofHours(row.getLong("rolling_hours")))
                : new Window.Calendar(
                        Window.Unit.valueOf(calendar), ZoneId.of(row.getString("zone")));
    }

    private static Budget.@Nullable Thrift thrift(ResultSet row) throws SQLException {
        String model = row.getString("thrift_model");
        return model == null ? null : new Budget.Thrift(row.getInt("thrift_percent"), model);
    }

    BudgetRaise raise(ResultSet row) throws SQLException {
        return new BudgetRaise(
                row.getString("id"),
                row.getString("budget_id"),
                vendor.read(row.getObject("amount")),
                row.getString("reason"),
                row.getString("raised_by"),
                Instant.ofEpochMilli(row.getLong("until")));
    }
}
