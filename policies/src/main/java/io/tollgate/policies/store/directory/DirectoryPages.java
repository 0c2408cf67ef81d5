package io.tollgate.policies.store.directory;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is declared, for people to leaf through; each sees what they may. A page begins after the id
 * that the page before ended with, so that nothing is skipped or shown twice while others declare
 * and remove. What is searched for is compared, never matched, so it has no wildcards. Calls block.
 */
public final class DirectoryPages {

    /** The most that a page has. */
    public static final int LARGEST = 200;

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

        /** The same in other words. */
        public <R> Page<R> map(Function<? super T, ? extends R> words) {
            return new Page<>(items.stream().<R>map(words).toList(), next);
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

    /**
     * Units next below one.
     *
     * @param parent null for the tenants
     * @param beginning of their id or name, whatever the letters' case; empty for all
     */
    public Page<OrgUnit> units(
            Visible visible, @Nullable String parent, String beginning, Turn turn) {
        PageQuery query =
                new PageQuery("org_unit")
                        .onTheWay("id", visible)
                        .beginning(beginning, "id", "name");
        if (parent == null) {
            query.withSlashes("id", 0);
        } else {
            query.under("id", parent).withSlashes("id", parent.contains("/") ? 2 : 1);
        }
        return page(query, turn, rows::unit, OrgUnit::id);
    }

    /** The unit of this path, if it is there and may be seen. */
    public Optional<OrgUnit> unit(Visible visible, String id) {
        return one("org_unit", id, rows::unit).filter(_ -> visible.leadsTo(id));
    }

    /**
     * Keys, revoked ones included.
     *
     * @param path of the tenant, team or project that they belong to; null: any
     * @param beginning of their label or id, whatever the letters' case; empty for all
     * @param status null: any
     */
    public Page<ApiKey> keys(
            Visible visible,
            @Nullable String path,
            String beginning,
            @Nullable Status status,
            Turn turn) {
        PageQuery query =
                new PageQuery("api_key")
                        .visible("unit_id", "owner", visible)
                        .beginning(beginning, "label", "id");
        if (path != null) {
            query.under("unit_id", path);
        }
        if (status != null) {
            query.where("status = ?", status.name());
        }
        return page(query, turn, rows::key, ApiKey::id);
    }

    /** The key of this id, if it is there and may be seen. */
    public Optional<ApiKey> key(Visible visible, String id) {
        return one("api_key", id, rows::key).filter(key -> visible.covers(key.unit(), key.owner()));
    }

    /** Quotas on a unit and on whatever belongs to it; on any, if it is null. */
    public Page<Quota> quotas(Visible visible, @Nullable String path, Turn turn) {
        return page(scoped("quota", visible, path), turn, rows::quota, Quota::id);
    }

    public Optional<Quota> quota(Visible visible, String id) {
        return one(scoped("quota", visible, null), id, rows::quota);
    }

    /** Budgets of a unit and of whatever belongs to it, without what they are raised by. */
    public Page<Budget> budgets(Visible visible, @Nullable String path, Turn turn) {
        return page(scoped("budget", visible, path), turn, rows::budget, Budget::id);
    }

    public Optional<Budget> budget(Visible visible, String id) {
        return one(scoped("budget", visible, null), id, rows::budget);
    }

    private static PageQuery scoped(String table, Visible visible, @Nullable String path) {
        PageQuery query = new PageQuery(table).visibleScope(visible);
        return path == null ? query : query.scopeIn(path);
    }

    /** What a budget is and was raised by, but for what was taken back. */
    public Page<BudgetRaise> raises(String budget, Turn turn) {
        PageQuery query = new PageQuery("budget_raise").where("budget_id = ?", budget);
        return page(query, turn, rows::raise, BudgetRaise::id);
    }

    /** A raise of this budget, if it was not taken back. */
    public Optional<BudgetRaise> raise(String budget, String id) {
        PageQuery query = new PageQuery("budget_raise").where("budget_id = ?", budget);
        return one(query, id, rows::raise);
    }

    /** Reads one row. */
    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String table, String id, Reader<T> reader) {
        return one(new PageQuery(table), id, reader);
    }

    private <T> Optional<T> one(PageQuery query, String id, Reader<T> reader) {
        query.where("removed = ?", false).where("id = ?", id);
        return store.jdbc()
                .sql(query.text())
                .params(query.arguments())
                .query((row, _) -> reader.read(row))
                .optional();
    }

    /** One more is asked for than the page has, to know whether there is another page. */
    private <T> Page<T> page(PageQuery query, Turn turn, Reader<T> reader, Function<T, String> id) {
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
}
