package io.tollgate.policies.store.report;

import static io.tollgate.policies.report.focus.FocusColumn.BILLING_PERIOD_START;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_CLASS;
import static io.tollgate.policies.report.focus.FocusColumn.PROVIDER_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.SKU_PRICE_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.Basis;
import io.tollgate.policies.report.BillingMonth;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.UsageQuestion;
import io.tollgate.policies.report.focus.FocusExport;
import io.tollgate.policies.report.focus.FocusRow;
import io.tollgate.policies.report.focus.FocusVersion;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.LedgerVerification;
import io.tollgate.policies.store.ledger.Rerating;
import io.tollgate.policies.store.price.PriceArchive;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/** What is closed stays as it was; what comes later is a correction, and nothing is lost. */
final class CorrectionTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void aClosedMonthStaysAsItWas(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 21);
            books.fill(500);
            JdbcBillingMonths months = new JdbcBillingMonths(store);
            Money before = asClosed(store, OCTOBER).cost();
            BillingMonth closed = months.close(OCTOBER, "finance", FocusTest.NOW);
            assertThat(closed.cost()).isEqualTo(before);
            assertThat(months.all(FocusTest.NOW))
                    .extracting(month -> month.closing() != null)
                    .containsExactly(false, true, true);
            Figures september = asClosed(store, SEPTEMBER);
            Figures october = asClosed(store, OCTOBER);
            List<LedgerEntry> late = books.fill(300);
            assertThat(asClosed(store, SEPTEMBER)).isEqualTo(september);
            assertThat(asClosed(store, OCTOBER)).isEqualTo(october);
            assertThat(corrections(store, OCTOBER).plus(corrections(store, SEPTEMBER)))
                    .isEqualTo(
                            CostReportTest.sum(
                                    late.stream()
                                            .filter(
                                                    e ->
                                                            e.at().isBefore(
                                                                            Instant.parse(
                                                                                    "2026-11-01T00:00:00Z")))
                                            .map(CostReportTest::figures)));
            assertThat(current(store, OCTOBER))
                    .isEqualTo(october.plus(corrections(store, OCTOBER)));
            assertThat(
                            new LedgerVerification(
                                            store,
                                            null,
                                            _ -> true,
                                            Duration.ZERO,
                                            InstantSource.system())
                                    .run()
                                    .findings())
                    .noneMatch(finding -> finding.rule().name().contains("DIFFERS"));
            focusTellsThem(store);
        }
    }

    /**
     * Posted today: the test's clock is the machine's, whose month is the one they are billed in.
     */
    private static void focusTellsThem(Store store) {
        List<FocusRow> rows = new ArrayList<>();
        new FocusExport(
                        new JdbcUsageBook(store),
                        new PriceArchive(store)::terms,
                        Instant.now().plus(Duration.ofDays(1)))
                .rows(
                        LocalDate.of(2026, 9, 20),
                        LocalDate.of(2026, 11, 10),
                        FocusVersion.V1_2,
                        Visible.EVERYTHING,
                        rows::add);
        rows.forEach(row -> FocusTest.keepsTheRules(row, FocusVersion.V1_2));
        assertThat(FocusTest.cost(rows)).isEqualTo(FocusTest.report(store).total().cost());
        String today = YearMonth.from(Instant.now().atZone(ZoneOffset.UTC)).atDay(1) + "T00:00:00Z";
        assertThat(rows.stream().filter(row -> row.cell(CHARGE_CLASS) != null))
                .isNotEmpty()
                .allMatch(row -> row.cell(BILLING_PERIOD_START).equals(today));
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whoeverClosesAMonthWaitsForWhoeverWritesIntoIt(Infra.Database database) throws Exception {
        try (Store store = database.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Books books = new Books(store, 24);
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Future<?> writer =
                    threads.submit(
                            () ->
                                    store.inTransaction(
                                            () -> {
                                                books.fill(60);
                                                written.countDown();
                                                await(go);
                                            }));
            written.await();
            Future<BillingMonth> closing =
                    threads.submit(
                            () ->
                                    new JdbcBillingMonths(store)
                                            .close(OCTOBER, "finance", FocusTest.NOW));
            Thread.sleep(500);
            assertThat(closing.isDone()).isFalse();
            go.countDown();
            writer.get();
            Money cost = closing.get().cost();
            assertThat(cost).isEqualTo(asClosed(store, OCTOBER).cost()).matches(Money::isPositive);
            assertThat(corrections(store, OCTOBER)).isEqualTo(Figures.ZERO);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void monthsAreClosedOnceAndNotBeforeTheirTime(Infra.Database database) {
        try (Store store = database.open()) {
            JdbcBillingMonths months = new JdbcBillingMonths(store);
            assertThatThrownBy(
                            () -> months.close(OCTOBER, "f", Instant.parse("2026-11-01T12:00:00Z")))
                    .isInstanceOf(ReportRefused.class);
            months.close(OCTOBER, "f", FocusTest.NOW);
            assertThat(months.closedUntil()).isEqualTo("2026-11-01T00:00:00Z");
            assertThatThrownBy(() -> months.close(SEPTEMBER, "f", FocusTest.NOW))
                    .isInstanceOf(ReportRefused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatIsChargedAnewIsPostedAndNeverRewritten(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 22);
            List<LedgerEntry> entries = books.fill(600);
            new JdbcBillingMonths(store).close(SEPTEMBER, "finance", FocusTest.NOW);
            Figures september = asClosed(store, SEPTEMBER);
            Figures before = FocusTest.report(store).total();
            Rerating.Order order =
                    order(
                            books,
                            "input=1 cacheWrite5m=1 cacheWrite1h=2 output=2 > 100000 input=3 output=5");
            Rerating.Result result = new Rerating(store).run(order, FocusTest.NOW);
            Money expected = cost(entries, order);
            assertThat(result.difference()).isEqualTo(expected).matches(Money::isPositive);
            Figures after = FocusTest.report(store).total();
            assertThat(after.cost()).isEqualTo(before.cost().plus(expected));
            assertThat(after.unpriced()).isEqualTo(before.unpriced() - result.attempts());
            assertThat(after.tokens()).isEqualTo(before.tokens());
            assertThat(after.attempts()).isEqualTo(before.attempts());
            assertThat(asClosed(store, SEPTEMBER)).isEqualTo(september);
            assertThat(new Rerating(store).run(order, FocusTest.NOW).attempts()).isZero();
            Rerating.Order cheaper =
                    order(books, "input=0.5 cacheWrite5m=1 cacheWrite1h=2 output=1");
            new Rerating(store).run(cheaper, FocusTest.NOW);
            assertThat(FocusTest.report(store).total().cost())
                    .isEqualTo(before.cost().plus(cost(entries, cheaper)));
            List<FocusRow> rows = FocusTest.rows(store, FocusVersion.V1_3);
            rows.forEach(row -> FocusTest.keepsTheRules(row, FocusVersion.V1_3));
            assertThat(FocusTest.cost(rows)).isEqualTo(FocusTest.report(store).total().cost());
            assertThat(rows)
                    .anyMatch(
                            row ->
                                    "Correction".equals(row.cell(CHARGE_CLASS))
                                            && "lab".equals(row.cell(PROVIDER_NAME))
                                            && row.cell(SKU_PRICE_ID) != null);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void adjustmentsAreNeverChanged(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 23);
            books.write(
                    List.of(
                            books.entry(
                                    Books.FROM,
                                    new String[] {"lab", "secret"},
                                    TokenUsage.of(1, 1),
                                    Kind.SETTLE,
                                    End.COMPLETE)));
            new Rerating(store).run(order(books, "input=1 output=1"), FocusTest.NOW);
            for (String sql :
                    List.of(
                            "update usage_adjustment set cost = 0",
                            "delete from usage_adjustment")) {
                assertThatThrownBy(() -> store.jdbc().sql(sql).update())
                        .isInstanceOf(DataAccessException.class);
            }
        }
    }

    /** By a price that is really set. */
    private static Rerating.Order order(Books books, String terms) {
        books.price("lab", "secret", "", terms);
        String price = books.prices().quote("acme", "lab", "", "secret", FocusTest.NOW).priceId();
        return new Rerating.Order(
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 12, 1),
                null,
                "lab",
                "secret",
                "",
                price,
                new PriceArchive(books.store()).terms(List.of(price)).get(price),
                "a price came late",
                "finance");
    }

    private static Money cost(List<LedgerEntry> entries, Rerating.Order order) {
        return entries.stream()
                .filter(e -> e.service().provider().equals(order.provider()) && e.usage() != null)
                .filter(e -> e.end() != End.CRASHED && e.service().serviceTier().isEmpty())
                .map(e -> order.terms().cost(e.usage()))
                .reduce(Money.ZERO, Money::plus);
    }

    private static Figures asClosed(Store store, YearMonth month) {
        return figures(store, month, new Basis.AsClosed());
    }

    private static Figures corrections(Store store, YearMonth month) {
        return figures(store, month, new Basis.Corrections(Basis.EVER));
    }

    private static Figures current(Store store, YearMonth month) {
        return figures(store, month, new Basis.Current());
    }

    private static Figures figures(Store store, YearMonth month, Basis basis) {
        return CostReportTest.sum(
                new JdbcUsageBook(store)
                                .lines(
                                        UsageQuestion.of(
                                                ReportPeriod.of(month, ZoneOffset.UTC).span(),
                                                List.of(),
                                                List.of(),
                                                Visible.EVERYTHING,
                                                basis))
                                .stream()
                                .map(line -> line.figures()));
    }
}
