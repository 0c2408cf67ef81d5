package io.tollgate.policies.store.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.CostQuery;
import io.tollgate.policies.report.CostReport;
import io.tollgate.policies.report.CostReport.Row;
import io.tollgate.policies.report.CostReports;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.Filter;
import io.tollgate.policies.report.Interval;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.Tokens;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.price.PriceArchive;
import io.tollgate.policies.usage.AttemptRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each report says what the rows of the ledger say, whatever it is asked by. */
final class CostReportTest {

    private static final int ALL = 100_000;

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void saysWhatTheRowsSay(Infra.Database database) {
        try (Store store = database.open()) {
            List<LedgerEntry> entries = new Books(store, 1).fill(2000);
            CostReports reports = reports(store);
            for (String zone : List.of("UTC", "Europe/Berlin", "America/New_York")) {
                grouped(reports, entries, ZoneId.of(zone), "team", e -> e.payer().team());
                grouped(reports, entries, ZoneId.of(zone), "project", e -> e.payer().project());
                grouped(
                        reports,
                        entries,
                        ZoneId.of(zone),
                        "tag:env",
                        e -> e.payer().tags().get("env"));
                grouped(
                        reports,
                        entries,
                        ZoneId.of(zone),
                        "source",
                        e ->
                                e.source() == null
                                        ? null
                                        : e.source().name().toLowerCase(Locale.ROOT));
                grouped(reports, entries, ZoneId.of(zone), "user", e -> e.payer().user());
                grouped(
                        reports,
                        entries,
                        ZoneId.of(zone),
                        "modelServed",
                        e -> e.service().modelServed());
            }
        }
    }

    private static void grouped(
            CostReports reports,
            List<LedgerEntry> entries,
            ZoneId zone,
            String dimension,
            Function<LedgerEntry, @Nullable String> value) {
        ReportPeriod period =
                new ReportPeriod(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 2), zone);
        for (Interval interval : Interval.values()) {
            CostReport report =
                    reports.report(query(period, interval, Visible.EVERYTHING, dimension));
            Map<@Nullable String, Figures> expected = sums(entries, period, value);
            Map<@Nullable String, Figures> found = new HashMap<>();
            report.rows().forEach(row -> found.put(row.key().values().getFirst(), row.figures()));
            assertThat(found).as(dimension + " " + interval + " " + zone).isEqualTo(expected);
            assertThat(report.total()).isEqualTo(sum(expected.values().stream()));
            assertThat(report.previous())
                    .isEqualTo(sum(sums(entries, period.previous(), value).values().stream()));
            assertThat(sum(report.rows().stream().map(Row::previous))).isEqualTo(report.previous());
            if (interval != Interval.TOTAL) {
                assertThat(sum(report.series().stream().map(CostReport.Slice::total)))
                        .isEqualTo(report.total());
                assertThat(report.series())
                        .hasSameSizeAs(
                                period.edges(interval).subList(1, period.edges(interval).size()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatAKindOfTokenCostsIsItsTokensByTheirPrice(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 2);
            List<LedgerEntry> entries = new ArrayList<>(books.fill(1500));
            books.price("openai", "gpt-x", "", "input=2.5 cacheRead=0.5 output=9");
            entries.addAll(books.fill(500));
            ReportPeriod period =
                    new ReportPeriod(
                            LocalDate.of(2026, 9, 20),
                            LocalDate.of(2026, 11, 10),
                            ZoneId.of("UTC"));
            CostReport report =
                    reports(store)
                            .report(query(period, Interval.TOTAL, Visible.EVERYTHING, "tokenKind"));
            Map<@Nullable String, Money> found = new HashMap<>();
            report.rows()
                    .forEach(row -> found.put(row.key().values().getFirst(), row.figures().cost()));
            assertThat(sum(report.rows().stream().map(Row::figures))).isEqualTo(report.total());
            assertThat(report.total())
                    .isEqualTo(sum(entries.stream().map(CostReportTest::figures)));
            Money whole =
                    entries.stream()
                            .filter(entry -> entry.end() == End.CRASHED && entry.amount() != null)
                            .map(LedgerEntry::amount)
                            .reduce(Money.ZERO, Money::plus);
            assertThat(found.get(null)).isEqualTo(whole);
            assertThat(found.get(TokenKind.REQUEST.word())).isEqualTo(priorityRequests(entries));
            assertThat(found.get("reasoning")).matches(Money::isPositive);
        }
    }

    private static Money priorityRequests(List<LedgerEntry> entries) {
        long count =
                entries.stream()
                        .filter(
                                e ->
                                        e.priceId() != null
                                                && !e.priceId().endsWith("#whole")
                                                && e.amount() != null)
                        .filter(
                                e ->
                                        e.service().modelServed().equals("gpt-x")
                                                && e.service().serviceTier().equals("priority"))
                        .count();
        return Money.of("0.01").times(count);
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void filtersAndSight(Infra.Database database) {
        try (Store store = database.open()) {
            List<LedgerEntry> entries = new Books(store, 3).fill(1000);
            CostReports reports = reports(store);
            check(
                    reports,
                    entries,
                    List.of("team:acme/search"),
                    Visible.EVERYTHING,
                    e -> e.payer().team().equals("acme/search"));
            check(
                    reports,
                    entries,
                    List.of("team:acme/search", "team:bolt/core", "user:"),
                    Visible.EVERYTHING,
                    e ->
                            List.of("acme/search", "bolt/core").contains(e.payer().team())
                                    && e.payer().user() == null);
            check(
                    reports,
                    entries,
                    List.of("tag:env:prod"),
                    Visible.EVERYTHING,
                    e -> "prod".equals(e.payer().tags().get("env")));
            check(
                    reports,
                    entries,
                    List.of("tag:env:"),
                    Visible.EVERYTHING,
                    e -> e.payer().tags().get("env") == null);
            check(
                    reports,
                    entries,
                    List.of("tag:app:a=b"),
                    Visible.EVERYTHING,
                    e -> "a=b".equals(e.payer().tags().get("app")));
            check(
                    reports,
                    entries,
                    List.of("attemptKind:retry"),
                    Visible.EVERYTHING,
                    e -> e.service().attemptKind() == AttemptRecord.Kind.RETRY);
            check(
                    reports,
                    entries,
                    List.of(),
                    Visible.of("acme"),
                    e -> e.payer().tenant().equals("acme"));
            check(
                    reports,
                    entries,
                    List.of(),
                    Visible.of("acme/search", "bolt/core/bot"),
                    e ->
                            e.payer().team().equals("acme/search")
                                    || "bolt/core/bot".equals(e.payer().project()));
            check(reports, entries, List.of(), Visible.of(), _ -> false);
        }
    }

    private static void check(
            CostReports reports,
            List<LedgerEntry> entries,
            List<String> filters,
            Visible visible,
            Predicate<LedgerEntry> of) {
        ReportPeriod period =
                new ReportPeriod(
                        LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1), ZoneId.of("UTC"));
        CostQuery query =
                new CostQuery(
                        period,
                        List.of(),
                        filters.stream().map(Filter::of).toList(),
                        Interval.TOTAL,
                        false,
                        1,
                        visible);
        assertThat(reports.report(query).total())
                .isEqualTo(
                        sum(
                                entries.stream()
                                        .filter(of)
                                        .filter(e -> isIn(e, period))
                                        .map(CostReportTest::figures)));
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatIsBeyondTheLimitIsInTheRest(Infra.Database database) {
        try (Store store = database.open()) {
            new Books(store, 4).fill(500);
            ReportPeriod period =
                    new ReportPeriod(
                            LocalDate.of(2026, 9, 20),
                            LocalDate.of(2026, 11, 10),
                            ZoneId.of("UTC"));
            CostQuery query =
                    new CostQuery(
                            period,
                            List.of(Dimension.of("team"), Dimension.of("key")),
                            List.of(),
                            Interval.TOTAL,
                            false,
                            5,
                            Visible.EVERYTHING);
            CostReport report = reports(store).report(query);
            assertThat(report.rows()).hasSize(5);
            assertThat(report.more()).isEqualTo(7);
            assertThat(report.rows())
                    .isSortedAccordingTo(
                            Comparator.comparing((Row row) -> row.figures().cost()).reversed());
            assertThat(sum(report.rows().stream().map(Row::figures)).plus(report.rest()))
                    .isEqualTo(report.total());
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void sumsAreLargerThanAnAmountCanBe(Infra.Database database) {
        try (Store store = database.open()) {
            new Books(store, 5).fill(20);
            store.jdbc()
                    .sql("update usage_day set cost = ?")
                    .param(store.vendor().bind(Money.of("9000000.000000000001")))
                    .update();
            int rows =
                    store.jdbc()
                            .sql("select count(*) from usage_day")
                            .query(Integer.class)
                            .single();
            ReportPeriod period =
                    new ReportPeriod(
                            LocalDate.of(2026, 9, 20),
                            LocalDate.of(2026, 11, 10),
                            ZoneId.of("UTC"));
            assertThat(
                            reports(store)
                                    .report(query(period, Interval.TOTAL, Visible.EVERYTHING))
                                    .total()
                                    .cost())
                    .isEqualTo(Money.of("9000000.000000000001").times(rows));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "Asia/Kathmandu"})
    void midnightsBetweenHoursAreRefused(String zone) {
        assertThatThrownBy(
                        () ->
                                new ReportPeriod(
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 2, 1),
                                        ZoneId.of(zone)))
                .isInstanceOf(ReportRefused.class)
                .hasMessageContaining(zone);
    }

    static CostReports reports(Store store) {
        return new CostReports(new JdbcUsageBook(store), new PriceArchive(store)::terms);
    }

    static CostQuery query(
            ReportPeriod period, Interval interval, Visible visible, String... group) {
        return new CostQuery(
                period,
                Stream.of(group).map(Dimension::of).toList(),
                List.of(),
                interval,
                true,
                ALL,
                visible);
    }

    private static Map<@Nullable String, Figures> sums(
            List<LedgerEntry> entries,
            ReportPeriod period,
            Function<LedgerEntry, @Nullable String> value) {
        Map<@Nullable String, Figures> sums = new HashMap<>();
        entries.stream()
                .filter(entry -> isIn(entry, period))
                .forEach(entry -> sums.merge(value.apply(entry), figures(entry), Figures::plus));
        return sums;
    }

    private static boolean isIn(LedgerEntry entry, ReportPeriod period) {
        Instant at = entry.at();
        return !at.isBefore(period.start()) && at.isBefore(period.end());
    }

    static Figures sum(Stream<Figures> figures) {
        return figures.reduce(Figures.ZERO, Figures::plus);
    }

    static Figures figures(LedgerEntry entry) {
        var usage = entry.usage();
        Long first = entry.firstTokenMillis();
        return new Figures(
                entry.amount() == null ? Money.ZERO : entry.amount(),
                entry.service().attemptKind() == AttemptRecord.Kind.FIRST ? 1 : 0,
                1,
                entry.amount() == null ? 1 : 0,
                entry.end() == End.UPSTREAM_BROKEN || entry.end() == End.CRASHED ? 1 : 0,
                usage == null
                        ? Tokens.NONE
                        : new Tokens(
                                usage.input(),
                                usage.cacheRead(),
                                usage.cacheWrite5m(),
                                usage.cacheWrite1h(),
                                usage.output(),
                                usage.reasoning(),
                                usage.audioInput(),
                                usage.audioOutput()),
                first == null ? 0 : first,
                first == null ? 0 : 1);
    }
}
