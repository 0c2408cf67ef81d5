package io.tollgate.policies.store.directory;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.tenant.OrgUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is declared, for people to leaf through. A page begins after the id that the page before
 * ended with, so that nothing is skipped or shown twice while others declare and remove. What is
 * searched for is compared, never matched, so it has no wildcards. Calls block.
 */
public final class DirectoryPages {

    /** The most that a page has. */
    public static final int LARGEST = 200;

    private static final String UNDER = "(%1$s = ? or substr(%1$s, 1, ?) = ?)";
    private static final String BEGINS = "lower(substr(%s, 1, ?)) = lower(?)";

    /** Keys are named by ids that say nothing of whose they are. */
    private static final String OF_TENANT =
            "(scope_level <> 'KEY' and (%s or substr(scope_id, 1, ?) = ?) or scope_level = 'KEY' and"
                            .formatted(UNDER.formatted("scope_id"))
                    + " scope_id in (select id from api_key where %s))"
                            .formatted(UNDER.formatted("unit_id"));

    private final Store store;
    private final Rows rows;

    public DirectoryPages(Store store) {
        this.store = store;
        this.rows = new Rows(store.vendor());
    }

    /**
     * Some of many.
     *
     * @param next what the next page begins after, null if this is the last one
     */
    public record Page<T>(List<T> items, @Nullable String next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Which page.
     *
     * @param after the id that it begins after, null for the first
     * @param size at most {@value #LARGEST}; what is more than that is that
     */
    public record Turn(@Nullable String after, int size) {

        public Turn {
            size = Math.clamp(size, 1, LARGEST);
        }

        public static final Turn FIRST = new Turn(null, LARGEST);
    }

    /** Tenants, teams and projects whose path begins so, whatever the letters' case. */
    public Page<OrgUnit> units(String beginning, Turn turn) {
        Query query =
                new Query("org_unit").where(BEGINS.formatted("id"), length(beginning), beginning);
        return page(query, turn, rows::unit, OrgUnit::id);
    }

    /** What belongs to this tenant or team, itself included. */
    public Page<OrgUnit> unitsUnder(String path, Turn turn) {
        return page(new Query("org_unit").under("id", path), turn, rows::unit, OrgUnit::id);
    }

    /**
     * Keys of a tenant, team or project, revoked ones included.
     *
     * @param beginning of their label or id, whatever the letters' case; empty for all
     */
    public Page<ApiKey> keys(String path, String beginning, Turn turn) {
        int length = length(beginning);
        Query query =
                new Query("api_key")
                        .under("unit_id", path)
                        .where(
                                "(%s or %s)"
                                        .formatted(
                                                BEGINS.formatted("label"), BEGINS.formatted("id")),
                                length,
                                beginning,
                                length,
                                beginning);
        return page(query, turn, rows::key, ApiKey::id);
    }

    /** Quotas of a tenant and of whatever belongs to it. */
    public Page<Quota> quotas(String tenant, Turn turn) {
        return page(new Query("quota").ofTenant(tenant), turn, rows::quota, Quota::id);
    }

    /** Budgets of a tenant and of whatever belongs to it, without what they are raised by. */
    public Page<Budget> budgets(String tenant, Turn turn) {
        return page(new Query("budget").ofTenant(tenant), turn, rows::budget, Budget::id);
    }

    /** What a budget is and was raised by, but for what was taken back. */
    public Page<BudgetRaise> raises(String budget, Turn turn) {
        Query query = new Query("budget_raise").where("budget_id = ?", budget);
        return page(query, turn, rows::raise, BudgetRaise::id);
    }

    /** Reads one row. */
    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** One more is asked for than the page has, to know whether there is another page. */
    private <T> Page<T> page(Query query, Turn turn, Reader<T> reader, Function<T, String> id) {
        query.where("removed = ?", false).where("id > ?", turn.after() == null ? "" : turn.after());
        List<T> found =
                store.jdbc()
                        .sql(query.text() + " order by id limit ?")
                        .params(query.arguments())
                        .param(turn.size() + 1)
                        .query((row, _) -> reader.read(row))
                        .list();
        if (found.size() <= turn.size()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, turn.size());
        return new Page<>(items, id.apply(items.getLast()));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The conditions are ours; only the arguments are anybody's. */
    private static final class Query {

        private final StringBuilder text;
        private final List<Object> arguments = new ArrayList<>();

        Query(String table) {
            text = new StringBuilder("select * from ").append(table).append(" where 1 = 1");
        }

        Query where(String condition, Object... values) {
            text.append(" and ").append(condition);
            arguments.addAll(List.of(values));
            return this;
        }

        Query under(String column, String path) {
            return where(UNDER.formatted(column), path, length(path) + 1, path + "/");
        }

        Query ofTenant(String tenant) {
            int length = length(tenant) + 1;
            String below = tenant + "/";
            return where(
                    OF_TENANT, tenant, length, below, length, tenant + "#", tenant, length, below);
        }

        String text() {
            return text.toString();
        }

        List<Object> arguments() {
            return arguments;
        }
    }
}
