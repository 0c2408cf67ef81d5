package io.tollgate.policies.store.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.Allocations;
import io.tollgate.policies.report.CostQuery;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Filter;
import io.tollgate.policies.report.Interval;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.Statements;
import io.tollgate.policies.report.focus.FocusExport;
import io.tollgate.policies.report.focus.FocusVersion;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import io.tollgate.policies.store.price.PriceArchive;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Says how long reports take over many sums. Run it by hand: {@code sqlite} or {@code postgresql},
 * then how many hourly sums there shall be (ten million) and of how many dimensions (20,000).
 */
public final class ReportBench {

    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final YearMonth MONTH = YearMonth.of(2026, 8);
    private static final String NUMBERS =
            " with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < %d) ";
    private static final String COUNTS =
            "calls, unpriced, input_tokens, cache_read_tokens, cache_write_5m_tokens,"
                    + " cache_write_1h_tokens, output_tokens, reasoning_tokens,"
                    + " audio_input_tokens, audio_output_tokens";
    private static final String TIMES = "duration_millis, first_token_millis, first_tokens";

    private final Store store;

    private ReportBench(Store store) {
        this.store = store;
    }

    public static void main(String[] arguments) {
        Infra.Database database = arguments[0].equals("sqlite") ? Infra.sqlite() : Infra.postgres();
        long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000_000;
        long dimensions = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20_000;
        try (Store store = open(database)) {
            ReportBench bench = new ReportBench(store);
            bench.fill(rows, dimensions);
            bench.measure();
        }
    }

    /** Filling takes longer than a statement of the gateway's may. */
    private static Store open(Infra.Database database) {
        String patience =
                database.url().startsWith("jdbc:postgresql")
                        ? "?options=-c%20statement_timeout=0"
                        : "";
        return Store.open(database.url() + patience, database.user(), database.password());
    }

    private void fill(long rows, long dimensions) {
        time("fill dimensions", () -> run(dimensions(dimensions)));
        run(
                "insert into price_version (id, provider, model, service_tier, valid_from, terms)"
                        + NUMBERS.formatted(20)
                        + "select 'bench/p/model' || i, 'p', 'model' || i, '', 0, 'input=2"
                        + " output=8' from n");
        long hours = rows / dimensions;
        long part = Math.max(1, 200_000 / dimensions);
        time(
                "fill hours",
                () -> {
                    long count = 0;
                    for (long from = 0; from < hours; from += part) {
                        count += run(hours(dimensions, from, Math.min(part, hours - from)));
                    }
                    return count;
                });
        time("fill days", this::fillDays);
        run(store.vendor() == Vendor.SQLITE ? "analyze" : "vacuum analyze");
    }

    private long fillDays() {
        long count = 0;
        for (int day = 0; day < 92; day++) {
            long start =
                    FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            count +=
                    run(
                            "insert into usage_day (day, dimension_id, %1$s, cost, %2$s) select %3$d, dimension_id, %4$s, sum(cost), %5$s from usage_hour where hour >= %3$d and hour < %3$d + 86400000 group by dimension_id"
                                    .formatted(COUNTS, TIMES, start, sums(COUNTS), sums(TIMES)));
        }
        return count;
    }

    private static String sums(String columns) {
        return String.join(
                ", ", Stream.of(columns.split(", ", -1)).map("sum(%s)"::formatted).toList());
    }

    private static String dimensions(long count) {
        return "insert into usage_dimension (id, tenant, team, project, key_id, key_label, tags,"
                + " end_user, operation, endpoint, route, model_requested, provider, model_served,"
                + " attempt_kind, service_tier, price_id, source, end_reason)"
                + NUMBERS.formatted(count)
                + "select 'dimension-of-the-bench-' || (1000000 + i), 't' || (i % 10),"
                + " 't' || (i % 10) || '/team' || (i % 100), case when i % 3 = 0 then null else"
                + " 't' || (i % 10) || '/team' || (i % 100) || '/p' || (i % 300) end,"
                + " 'k' || (i % 2000), 'key', 'env=' || (i % 3), 'u' || (i % 7000), 'chat', '/v1',"
                + " 'r' || (i % 20), 'model' || (i % 20), 'p', 'model' || (i % 20), case when"
                + " i % 50 = 0 then 'RETRY' else 'FIRST' end, '', 'bench/p/model' || (i % 20),"
                + " 'REPORTED', 'COMPLETE' from n";
    }

    /** Every fourth hour of each dimension's has usage. */
    private String hours(long dimensions, long from, long count) {
        long start = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        String unit = store.vendor() == Vendor.SQLITE ? "1000000" : "0.000001";
        return "insert into usage_hour (hour, dimension_id, %s, cost, %s)".formatted(COUNTS, TIMES)
                + NUMBERS.formatted(dimensions * count)
                + ("select %1$d + ((%2$d + i / %3$d) * 4 + (i %% %3$d) %% 4) * cast(3600000 as bigint),"
                                + " 'dimension-of-the-bench-' || (1000000 + i %% %3$d), 1 + i %% 3, 0,"
                                + " 100 + i %% 1000, 0, 0, 0, 10 + i %% 500, 0, 0, 0,"
                                + " ((100 + i %% 1000) * 2 + (10 + i %% 500) * 8) * %4$s, 900, 300, 1 from n")
                        .formatted(start, from, dimensions, unit);
    }

    private long run(String sql) {
        return store.jdbc().sql(sql).update();
    }

    private void measure() {
        ZoneId utc = ZoneOffset.UTC;
        report("month by team", utc, Interval.TOTAL, "", "team");
        report("month by key, compared", utc, Interval.TOTAL, "+", "key");
        report("month by team and model, days", utc, Interval.DAY, "", "team", "model");
        report("month by kind of token", utc, Interval.TOTAL, "", "tokenKind");
        report("month by tag", utc, Interval.TOTAL, "", "tag:env");
        report("month by user", utc, Interval.TOTAL, "", "user");
        report("month of one team by model", utc, Interval.TOTAL, "team:t1/team1", "model");
        report("month by team, Berlin", ZoneId.of("Europe/Berlin"), Interval.TOTAL, "", "team");
        report("month by team, hours", utc, Interval.HOUR, "", "team");
        statement();
        focus();
    }

    private void report(
            String name, ZoneId zone, Interval interval, String filter, String... group) {
        CostQuery query =
                new CostQuery(
                        ReportPeriod.of(MONTH, zone),
                        Stream.of(group).map(Dimension::of).toList(),
                        filter.length() < 2 ? List.of() : List.of(Filter.of(filter)),
                        interval,
                        filter.equals("+"),
                        100,
                        Visible.EVERYTHING);
        for (int i = 0; i < 2; i++) {
            time(name, () -> CostReportTest.reports(store).report(query).total().attempts());
        }
    }

    private void statement() {
        JdbcUsageBook book = new JdbcUsageBook(store);
        Statements statements =
                new Statements(
                        book,
                        new PriceArchive(store)::terms,
                        new JdbcBillingMonths(store),
                        new Allocations(new JdbcSharedCosts(store), book),
                        new JdbcStatementFacts(store));
        Instant now = Instant.parse("2026-08-20T12:00:00Z");
        time(
                "statement of a team",
                () ->
                        statements
                                .of("t1/team1", MONTH, ZoneOffset.UTC, Visible.EVERYTHING, now)
                                .usage()
                                .attempts());
    }

    private void focus() {
        AtomicLong rows = new AtomicLong();
        time(
                "a day of FOCUS",
                () -> {
                    new FocusExport(
                                    new JdbcUsageBook(store),
                                    new PriceArchive(store)::terms,
                                    Instant.now())
                            .rows(
                                    MONTH.atDay(1),
                                    MONTH.atDay(2),
                                    FocusVersion.V1_2,
                                    Visible.EVERYTHING,
                                    _ -> rows.incrementAndGet());
                    return rows.get();
                });
    }

    private static void time(String what, LongSupplier work) {
        long begin = System.nanoTime();
        long count = work.getAsLong();
        System.out.printf(
                "%-36s %,10d ms  %,14d%n", what, (System.nanoTime() - begin) / 1_000_000, count);
    }
}
