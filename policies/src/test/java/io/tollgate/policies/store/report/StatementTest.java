package io.tollgate.policies.store.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.Allocations;
import io.tollgate.policies.report.BillingMonths;
import io.tollgate.policies.report.Change;
import io.tollgate.policies.report.InvoiceLine;
import io.tollgate.policies.report.Reconciliation;
import io.tollgate.policies.report.Reconciliations;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.SharedCost;
import io.tollgate.policies.report.Statement;
import io.tollgate.policies.report.Statements;
import io.tollgate.policies.report.Waste;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.price.PriceArchive;
import io.tollgate.policies.usage.AttemptRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StatementTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void aStatementAddsUp(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 31);
            List<LedgerEntry> entries = new ArrayList<>(books.fill(1200));
            new JdbcSharedCosts(store).add(shared("90", "openai"));
            for (String unit : List.of("acme/search", "acme", "bolt/core/bot")) {
                Statement statement = statement(store, unit, OCTOBER, FocusTest.NOW);
                assertThat(statement.usage())
                        .isEqualTo(
                                CostReportTest.sum(
                                        entries.stream()
                                                .filter(of(unit))
                                                .map(CostReportTest::figures)));
                assertThat(
                                CostReportTest.sum(
                                        statement.models().stream()
                                                .map(Statement.ModelLine::figures)))
                        .isEqualTo(statement.usage());
                assertThat(
                                statement.tokenKinds().stream()
                                        .map(Statement.KindLine::cost)
                                        .reduce(Money.ZERO, Money::plus))
                        .isEqualTo(statement.usage().cost());
                Change change = statement.change();
                assertThat(change.total())
                        .isEqualTo(statement.usage().cost().minus(statement.previous().cost()));
                assertThat(change.price().plus(change.mix()).plus(change.volume()))
                        .isEqualTo(change.total());
                assertThat(statement.closing())
                        .isEqualTo(
                                Money.ZERO
                                        .minus(statement.usage().cost())
                                        .minus(statement.shared()));
                assertThat(statement.unpriced().attempts())
                        .isEqualTo(statement.usage().unpriced())
                        .isPositive();
                assertThat(statement.forecast()).isNull();
                assertThat(statement.closed()).isFalse();
                assertThat(statement.movers()).isNotEmpty();
                waste(statement, entries.stream().filter(of(unit)).toList());
            }
            Money all =
                    statement(store, "acme", OCTOBER, FocusTest.NOW)
                            .shared()
                            .plus(statement(store, "acmetoo", OCTOBER, FocusTest.NOW).shared())
                            .plus(statement(store, "bolt", OCTOBER, FocusTest.NOW).shared());
            assertThat(all).isEqualTo(Money.of("90"));
        }
    }

    private static void waste(Statement statement, List<LedgerEntry> entries) {
        for (Waste waste : statement.waste()) {
            Predicate<LedgerEntry> of =
                    waste.kind() == Waste.Kind.ABORTED
                            ? e ->
                                    e.service().attemptKind() == AttemptRecord.Kind.FIRST
                                            && e.end() != End.COMPLETE
                            : e -> e.service().attemptKind().name().equals(waste.kind().name());
            assertThat(waste.figures())
                    .isEqualTo(
                            CostReportTest.sum(
                                    entries.stream().filter(of).map(CostReportTest::figures)));
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatComesLaterStandsInTheMonthInWhichItBecameKnown(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 32);
            books.fill(400);
            Statement before = statement(store, "acme", OCTOBER, FocusTest.NOW);
            new JdbcBillingMonths(store).close(OCTOBER, "finance", FocusTest.NOW);
            List<LedgerEntry> late = books.fill(200);
            Statement after = statement(store, "acme", OCTOBER, FocusTest.NOW);
            assertThat(after.closed()).isTrue();
            assertThat(after.usage()).isEqualTo(before.usage());
            assertThat(after.closing()).isEqualTo(before.closing());
            YearMonth today = YearMonth.from(Instant.now().atZone(ZoneOffset.UTC));
            Statement current = statement(store, "acme", today, Instant.now());
            Money expected =
                    late.stream()
                            .filter(e -> e.payer().tenant().equals("acme") && e.amount() != null)
                            .filter(e -> e.at().isBefore(Instant.parse("2026-11-01T00:00:00Z")))
                            .map(LedgerEntry::amount)
                            .reduce(Money.ZERO, Money::plus);
            assertThat(
                            current.corrections().stream()
                                    .map(c -> c.amount())
                                    .reduce(Money.ZERO, Money::plus))
                    .isEqualTo(expected)
                    .matches(Money::isPositive);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void theForecastCoversTheMonthThatRuns(Infra.Database database) {
        try (Store store = database.open()) {
            new Books(store, 33).fill(800);
            Statement statement =
                    statement(
                            store,
                            "acme",
                            YearMonth.of(2026, 11),
                            Instant.parse("2026-11-09T15:00:00Z"));
            assertThat(statement.forecast()).isGreaterThan(statement.usage().cost());
            assertThatThrownBy(
                            () ->
                                    statements(store)
                                            .of(
                                                    "acme",
                                                    OCTOBER,
                                                    ZoneOffset.UTC,
                                                    Visible.of("acme/search"),
                                                    FocusTest.NOW))
                    .isInstanceOf(ReportRefused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatAClosedMonthIsSharedByCannotChange(Infra.Database database) {
        try (Store store = database.open()) {
            JdbcSharedCosts costs = new JdbcSharedCosts(store);
            SharedCost kept = costs.add(shared("5", "openai"));
            SharedCost gone = costs.add(shared("6", "openai"));
            assertThat(costs.remove(gone.id())).isTrue();
            assertThat(costs.remove(gone.id())).isFalse();
            new JdbcBillingMonths(store).close(OCTOBER, "finance", FocusTest.NOW);
            assertThat(costs.of(OCTOBER)).containsExactly(kept);
            assertThat(costs.of(null)).containsExactly(kept);
            assertThatThrownBy(() -> costs.add(shared("7", "openai")))
                    .isInstanceOf(ReportRefused.class);
            assertThatThrownBy(() -> costs.remove(kept.id())).isInstanceOf(ReportRefused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void explanationsAddUpToTheDifference(Infra.Database database) {
        try (Store store = database.open()) {
            List<LedgerEntry> entries = new Books(store, 34).fill(900);
            List<InvoiceLine> invoice = new ArrayList<>();
            for (int day = 1; day <= 31; day++) {
                for (String model : List.of("gpt-x-2026-01-01", "LONG-X", "other")) {
                    invoice.add(
                            new InvoiceLine(
                                    LocalDate.of(2026, 10, day),
                                    model,
                                    Money.ofPicos(day * 30_000_000_000L)));
                }
            }
            Reconciliation found =
                    new Reconciliations(new JdbcUsageBook(store), new PriceArchive(store)::terms)
                            .compare("openai", invoice, Visible.EVERYTHING);
            assertThat(found.ledger())
                    .isEqualTo(
                            entries.stream()
                                    .filter(of(""))
                                    .filter(
                                            e ->
                                                    e.service().provider().equals("openai")
                                                            && e.amount() != null)
                                    .map(LedgerEntry::amount)
                                    .reduce(Money.ZERO, Money::plus));
            assertThat(found.difference()).isEqualTo(found.invoice().minus(found.ledger()));
            assertThat(
                            found.rows().stream()
                                    .map(Reconciliation.Row::difference)
                                    .reduce(Money.ZERO, Money::plus))
                    .isEqualTo(found.difference());
            for (Reconciliation.Row row : found.rows()) {
                assertThat(
                                row.explanations().stream()
                                        .map(Reconciliation.Explanation::amount)
                                        .reduce(Money.ZERO, Money::plus))
                        .isEqualTo(row.difference());
            }
            assertThat(found.rows())
                    .extracting(Reconciliation.Row::model)
                    .containsOnly("gpt-x", "long-x", "other");
            assertThat(found.rows())
                    .flatExtracting(Reconciliation.Row::explanations)
                    .extracting(Reconciliation.Explanation::what)
                    .contains(Reconciliation.Reason.values());
        }
    }

    private static Predicate<LedgerEntry> of(String unit) {
        return e ->
                e.at().atZone(ZoneOffset.UTC).getMonthValue() == 10
                        && (unit.isEmpty()
                                || e.payer().tenant().equals(unit)
                                || e.payer().team().equals(unit)
                                || unit.equals(e.payer().project()));
    }

    private static SharedCost shared(String amount, String provider) {
        return new SharedCost(
                "",
                "reserved",
                provider,
                OCTOBER,
                Money.of(amount),
                SharedCost.Driver.TOKENS,
                null);
    }

    private static Statement statement(Store store, String unit, YearMonth month, Instant now) {
        return statements(store).of(unit, month, ZoneId.of("UTC"), Visible.EVERYTHING, now);
    }

    private static Statements statements(Store store) {
        JdbcUsageBook book = new JdbcUsageBook(store);
        BillingMonths months = new JdbcBillingMonths(store);
        return new Statements(
                book,
                new PriceArchive(store)::terms,
                months,
                new Allocations(new JdbcSharedCosts(store), book),
                new JdbcStatementFacts(store));
    }
}
