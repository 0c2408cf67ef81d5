package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Policies;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads what is declared, all of it or what has changed, waiting for nobody who has other business
 * with the store.
 */
final class PolicyLoader {

    private final Store store;
    private final Rows rows;

    PolicyLoader(Store store) {
        this.store = store;
        this.rows = new Rows(store.vendor());
    }

    /** Reads one row. */
    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** The number of the last change. */
    long lastChange() {
        return store.watching().sql("select value from policy_sequence").query(Long.class).single();
    }

    /**
     * What was declared before, with what has changed since. The number is read first: what changes
     * meanwhile is loaded now and once more the next time, which does no harm. A number that has
     * gone back is that of a database that was restored: nothing of what is known counts then.
     */
    Policies load(Policies before) {
        long change = lastChange();
        if (change == before.change()) {
            return before;
        }
        if (change < before.change()) {
            return load(Policies.NONE);
        }
        long since = before.change();
        return new Policies(
                change,
                Policies.merged(before.units(), changed("org_unit", since, rows::unit)),
                Policies.merged(before.keys(), changed("api_key", since, rows::key)),
                Policies.merged(before.quotas(), changed("quota", since, rows::quota)),
                Policies.merged(before.budgets(), changed("budget", since, rows::budget)),
                Policies.merged(before.raises(), changed("budget_raise", since, rows::raise)));
    }

    private <T> Map<String, @Nullable T> changed(String table, long since, Reader<T> reader) {
        Map<String, @Nullable T> changed = new HashMap<>();
        store.watching()
                .sql("select * from " + table + " where changed > ?")
                .param(since)
                .query(
                        row -> {
                            T value = row.getBoolean("removed") ? null : reader.read(row);
                            changed.put(row.getString("id"), value);
                        });
        return changed;
    }
}
