package io.tollgate.policies.store.report;

import io.tollgate.policies.report.Basis;
import io.tollgate.policies.report.Field;
import io.tollgate.policies.report.Span;
import io.tollgate.policies.report.UsageBook;
import io.tollgate.policies.report.UsageLine;
import io.tollgate.policies.report.UsageQuestion;
import io.tollgate.policies.report.UsageQuestion.Resolution;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private static final String FIRST_CALLS_AND_ERRORS =
            "sum(case when d.attempt_kind = 'FIRST' then u.calls else 0 end) as first_calls,"
                    + " sum(case when d.end_reason in ('UPSTREAM_BROKEN', 'CRASHED') then u.calls"
                    + " else 0 end) as errors";
    private static final String ALL = "1 = 1";
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
        return store.reading()
                .sql(sql)
                .params(arguments)
                .query((row, _) -> line(row, by, question))
                .list();
    }

    /**
     * Where time is not told apart, first all of a dimension is summed, which makes few rows of
     * many, and only then is anything joined.
     */
    private String sql(
            UsageQuestion question, List<Field> by, Conditions conditions, List<Object> arguments) {
        boolean together = question.resolution().isTogether();
        String source = source(question, arguments);
        String sums =
                together
                        ? "select t.dimension_id, %s, %s from (%s) t where %s group by t.dimension_id"
                                .formatted(
                                        Fields.sums("t"),
                                        money.ofAmounts("t.cost"),
                                        source,
                                        conditions.ofDimension("t.dimension_id"))
                        : source;
        arguments.addAll(conditions.arguments());
        List<String> keys =
                Stream.concat(
                                together ? Stream.empty() : Stream.of("u.start"),
                                by.stream().map(field -> "d." + Fields.column(field)))
                        .toList();
        return "select %s%s, %s, %s from (%s) u join usage_dimension d on d.id = u.dimension_id where %s %s"
                .formatted(
                        keys.stream().map(key -> key + ", ").collect(Collectors.joining()),
                        Fields.sums("u"),
                        FIRST_CALLS_AND_ERRORS,
                        together ? MoneySum.ofSums("u") : money.ofAmounts("u.cost"),
                        sums,
                        together ? ALL : conditions.text(),
                        keys.isEmpty()
                                ? "having count(*) > 0"
                                : "group by " + String.join(", ", keys));
    }

    private static String source(UsageQuestion question, List<Object> arguments) {
        String start = question.resolution().isByDay() ? "hour - hour % " + DAY : "hour";
        Span span = question.span();
        List<String> parts = new ArrayList<>();
        switch (question.basis()) {
            case Basis.Current _ -> {
                rollUps(question, parts, arguments);
                parts.add(part(ADJUSTMENTS, "hour", start, 1, "in_rollup = 0"));
                between(span, arguments);
            }
            case Basis.AsClosed _ -> {
                rollUps(question, parts, arguments);
                parts.add(part(ADJUSTMENTS, "hour", start, 1, "correction = 0"));
                between(span, arguments);
                parts.add(part(ADJUSTMENTS, "hour", start, -1, "in_rollup = 1"));
                between(span, arguments);
            }
            case Basis.Corrections(Span posted) -> {
                parts.add(part(ADJUSTMENTS, "hour", start, 1, POSTED));
                between(span, arguments);
                between(posted, arguments);
            }
        }
        return String.join(" union all ", parts);
    }

    /** Of whole days their own sums do, wherever the days before and after them are cut. */
    private static void rollUps(
            UsageQuestion question, List<String> parts, List<Object> arguments) {
        Span span = question.span();
        Span days = question.resolution().isByDay() ? span : wholeDays(span);
        if (question.resolution() == Resolution.HOURS || !days.from().isBefore(days.to())) {
            parts.add(part("usage_hour", "hour", "hour", 1, ALL));
            between(span, arguments);
            return;
        }
        parts.add(part("usage_day", "day", "day", 1, ALL));
        between(days, arguments);
        for (Span rest :
                List.of(new Span(span.from(), days.from()), new Span(days.to(), span.to()))) {
            if (rest.from().isBefore(rest.to())) {
                parts.add(part("usage_hour", "hour", "hour", 1, ALL));
                between(rest, arguments);
            }
        }
    }

    private static Span wholeDays(Span span) {
        Instant from = span.from().truncatedTo(ChronoUnit.DAYS);
        return new Span(
                from.equals(span.from()) ? from : from.plus(1, ChronoUnit.DAYS),
                span.to().truncatedTo(ChronoUnit.DAYS));
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
