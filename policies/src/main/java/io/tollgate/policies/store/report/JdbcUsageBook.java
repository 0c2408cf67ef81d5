package io.tollgate.policies.store.report;

import io.tollgate.policies.report.Basis;
import io.tollgate.policies.report.Field;
import io.tollgate.policies.report.Span;
import io.tollgate.policies.report.UsageBook;
import io.tollgate.policies.report.UsageLine;
import io.tollgate.policies.report.UsageQuestion;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums over the roll-ups by the hour or the day, and over what adjusts them. */
public final class JdbcUsageBook implements UsageBook {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String ADJUSTMENTS = "usage_adjustment";
    private static final String POSTED = "correction = 1 and posted_at >= ? and posted_at < ?";

    private final Store store;
    private final MoneySum money;

    public JdbcUsageBook(Store store) {
        this.store = store;
        this.money = new MoneySum(store.vendor());
    }

    @Override
    public List<UsageLine> lines(UsageQuestion question) {
        List<Field> by = question.by().stream().sorted().toList();
        Conditions conditions = Conditions.of(question.filters(), question.visible());
        List<Object> arguments = new ArrayList<>();
        String sql = sql(question, by, conditions, arguments);
        return store.jdbc()
                .sql(sql)
                .params(arguments)
                .query((row, _) -> line(row, by, question))
                .list();
    }

    /**
     * First all of a dimension is summed, which makes few rows of many, and only then is anything
     * joined.
     */
    private String sql(
            UsageQuestion question, List<Field> by, Conditions conditions, List<Object> arguments) {
        boolean together = question.resolution().isTogether();
        String inner =
                "select t.dimension_id, %s%s, %s from (%s) t group by t.dimension_id%s"
                        .formatted(
                                together ? "" : "t.start, ",
                                Fields.sums("t"),
                                money.ofAmounts("t.cost"),
                                source(question, arguments),
                                together ? "" : ", t.start");
        arguments.addAll(conditions.arguments());
        List<String> keys =
                Stream.concat(
                                together ? Stream.empty() : Stream.of("u.start"),
                                by.stream().map(field -> "d." + Fields.column(field)))
                        .toList();
        String columns = keys.stream().map(key -> key + ", ").collect(Collectors.joining());
        return "select %s%s, %s, %s, %s from (%s) u join usage_dimension d on d.id = u.dimension_id where %s%s"
                .formatted(
                        columns,
                        Fields.sums("u"),
                        "sum(case when d.attempt_kind = 'FIRST' then u.calls else 0 end) as"
                                + " first_calls",
                        "sum(case when d.end_reason in ('UPSTREAM_BROKEN', 'CRASHED') then u.calls"
                                + " else 0 end) as errors",
                        MoneySum.ofSums("u"),
                        inner,
                        conditions.text(),
                        keys.isEmpty()
                                ? " having count(*) > 0"
                                : " group by " + String.join(", ", keys));
    }

    private static String source(UsageQuestion question, List<Object> arguments) {
        boolean days = question.resolution().isByDay();
        String time = days ? "day" : "hour";
        String table = "usage_" + time;
        String start = days ? "hour - hour % " + DAY : "hour";
        Span span = question.span();
        return switch (question.basis()) {
            case Basis.Current _ -> {
                between(span, arguments);
                between(span, arguments);
                yield part(table, time, time, 1, "1 = 1")
                        + " union all "
                        + part(ADJUSTMENTS, "hour", start, 1, "in_rollup = 0");
            }
            case Basis.AsClosed _ -> {
                between(span, arguments);
                between(span, arguments);
                between(span, arguments);
                yield part(table, time, time, 1, "1 = 1")
                        + " union all "
                        + part(ADJUSTMENTS, "hour", start, 1, "correction = 0")
                        + " union all "
                        + part(ADJUSTMENTS, "hour", start, -1, "in_rollup = 1");
            }
            case Basis.Corrections(Span posted) -> {
                between(span, arguments);
                between(posted, arguments);
                yield part(ADJUSTMENTS, "hour", start, 1, POSTED);
            }
        };
    }

    private static void between(Span span, List<Object> arguments) {
        arguments.add(span.from().toEpochMilli());
        arguments.add(span.to().toEpochMilli());
    }

    private static String part(
            String table, String time, String start, int sign, String condition) {
        String signed = sign < 0 ? "-" : "";
        return "select %s as start, dimension_id, %s, %scost as cost from %s where %s >= ? and %s < ? and %s"
                .formatted(
                        start,
                        Fields.COUNTS.stream()
                                .map(column -> signed + column + " as " + column)
                                .collect(Collectors.joining(", ")),
                        signed,
                        table,
                        time,
                        time,
                        condition);
    }

    private UsageLine line(ResultSet row, List<Field> by, UsageQuestion question)
            throws SQLException {
        Map<Field, @Nullable String> values = new EnumMap<>(Field.class);
        for (Field field : by) {
            values.put(field, row.getString(Fields.column(field)));
        }
        return new UsageLine(
                question.resolution().isTogether() ? 0 : row.getLong("start"),
                values.isEmpty() ? Collections.emptyMap() : values,
                Fields.figures(row, money));
    }
}
