package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.Finding.Rule;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares an hour's rows with its sums, and a day's hours with its own: one statement each, so
 * that both sides are of one moment, and no sum is larger than a database can hold exactly.
 */
final class SumChecks {

    private static final String OF_ROWS =
            "count(*) as calls,"
                    + " sum(case when amount is null then 1 else 0 end) as unpriced, "
                    + Columns.TOKENS.stream()
                            .map("coalesce(sum(%1$s), 0) as %1$s"::formatted)
                            .collect(Collectors.joining(", "))
                    + ", sum(duration_millis) as duration_millis,"
                    + " coalesce(sum(first_token_millis), 0) as first_token_millis,"
                    + " count(first_token_millis) as first_tokens,"
                    + " coalesce(sum(amount), 0) as cost";
    private static final String ROWS =
            "select 0 as side, dimension_id, "
                    + OF_ROWS
                    + " from ledger_entry where phase = 'END' and at >= ? and at < ?"
                    + " group by dimension_id";
    private static final String KEPT =
            "select 1 as side, dimension_id, "
                    + String.join(", ", Sums.COUNTS)
                    + ", cost from %s where %s = ?";
    private static final String HOURS =
            "select 0 as side, dimension_id, "
                    + Columns.sums(Sums.COUNTS)
                    + ", sum(cost) as cost from usage_hour where hour >= ? and hour < ?"
                    + " group by dimension_id";

    private final Store store;
    private final Findings findings;
    private long rows;
    private Money cost = Money.ZERO;

    SumChecks(Store store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    void run() {
        String hours = ROWS + " union all " + KEPT.formatted("usage_hour", "hour");
        for (long hour : starts("usage_hour", "hour", RollUps.HOUR)) {
            compare(hours, hour, RollUps.HOUR, Rule.HOUR_DIFFERS);
        }
        String days = HOURS + " union all " + KEPT.formatted("usage_day", "day");
        for (long day : starts("usage_day", "day", RollUps.DAY)) {
            compare(days, day, RollUps.DAY, Rule.DAY_DIFFERS);
        }
    }

    /** All that have rows, or sums. */
    private List<Long> starts(String table, String column, long length) {
        return store.jdbc()
                .sql(
                        "select at - at %% %2$d from ledger_entry where phase = 'END' union select %1$s from %3$s order by 1"
                                .formatted(column, length, table))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private void compare(String sql, long start, long length, Rule rule) {
        Map<String, Sums> made = new HashMap<>();
        Map<String, Sums> kept = new HashMap<>();
        store.jdbc()
                .sql(sql)
                .params(start, start + length, start)
                .query(
                        row -> {
                            (row.getInt(1) == 0 ? made : kept).put(row.getString(2), sums(row));
                        });
        Set<String> dimensions = new HashSet<>(made.keySet());
        dimensions.addAll(kept.keySet());
        for (String dimension : dimensions) {
            compare(start, dimension, made.get(dimension), kept.get(dimension), rule);
        }
        if (rule == Rule.HOUR_DIFFERS) {
            made.values().forEach(this::count);
        }
    }

    private void count(Sums sums) {
        rows += sums.counts().getFirst();
        cost = cost.plus(sums.cost());
    }

    private Sums sums(ResultSet row) throws SQLException {
        List<Long> counts = new ArrayList<>(Sums.COUNTS.size());
        for (String column : Sums.COUNTS) {
            counts.add(row.getLong(column));
        }
        return new Sums(counts, store.vendor().read(row.getObject("cost")));
    }

    private void compare(
            long start, String dimension, @Nullable Sums made, @Nullable Sums kept, Rule rule) {
        if (made == null || kept == null || !made.equals(kept)) {
            findings.add(
                    rule, Instant.ofEpochMilli(start) + " " + dimension, difference(made, kept));
        }
    }

    private static String difference(@Nullable Sums made, @Nullable Sums kept) {
        if (made == null || kept == null) {
            return made == null ? "there are sums of no rows" : "the sums are missing";
        }
        String counts =
                IntStream.range(0, Sums.COUNTS.size())
                        .filter(i -> !made.counts().get(i).equals(kept.counts().get(i)))
                        .mapToObj(
                                i ->
                                        "%s is %d, not %d"
                                                .formatted(
                                                        Sums.COUNTS.get(i),
                                                        kept.counts().get(i),
                                                        made.counts().get(i)))
                        .collect(Collectors.joining("; "));
        return made.cost().equals(kept.cost())
                ? counts
                : "cost is %s, not %s; %s".formatted(kept.cost(), made.cost(), counts);
    }

    /** How many attempts ended. */
    long rows() {
        return rows;
    }

    Money cost() {
        return cost;
    }
}
