package io.tollgate.policies.store.report;

import static io.tollgate.policies.report.focus.FocusColumn.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.CostReport;
import io.tollgate.policies.report.Interval;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.focus.FocusColumn;
import io.tollgate.policies.report.focus.FocusExport;
import io.tollgate.policies.report.focus.FocusRow;
import io.tollgate.policies.report.focus.FocusVersion;
import io.tollgate.policies.report.focus.UnpricedUsage;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.price.PriceArchive;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the specification that apply to what is written, and that nothing is lost. */
final class FocusTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 20);
    private static final LocalDate TO = LocalDate.of(2026, 11, 10);
    static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    /** Must be there, and are never null. */
    private static final List<FocusColumn> NEVER_NULL =
            List.of(
                    BILLED_COST,
                    BILLING_ACCOUNT_ID,
                    BILLING_CURRENCY,
                    BILLING_PERIOD_END,
                    BILLING_PERIOD_START,
                    CHARGE_CATEGORY,
                    CHARGE_PERIOD_END,
                    CHARGE_PERIOD_START,
                    CONTRACTED_COST,
                    EFFECTIVE_COST,
                    INVOICE_ISSUER_NAME,
                    LIST_COST,
                    PROVIDER_NAME,
                    PUBLISHER_NAME,
                    SERVICE_CATEGORY,
                    SERVICE_NAME);

    /** Must be there as well. */
    private static final List<FocusColumn> MANDATORY =
            List.of(
                    BILLING_ACCOUNT_NAME,
                    CHARGE_CLASS,
                    CHARGE_DESCRIPTION,
                    PRICING_QUANTITY,
                    PRICING_UNIT);

    private static final List<FocusColumn> NOT_NULL_FOR_USAGE =
            List.of(
                    SKU_ID,
                    SKU_METER,
                    SKU_PRICE_ID,
                    PRICING_QUANTITY,
                    PRICING_UNIT,
                    PRICING_CATEGORY,
                    LIST_UNIT_PRICE,
                    CONTRACTED_UNIT_PRICE,
                    CONSUMED_QUANTITY,
                    CONSUMED_UNIT);

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d*[1-9])?");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern UNIT = Pattern.compile("([1-9]\\d* )?[A-Z][A-Za-z]*");

    @Test
    void theColumnsThatMustBeThereAre() {
        for (FocusVersion version : FocusVersion.values()) {
            assertThat(FocusColumn.of(version)).containsAll(NEVER_NULL).containsAll(MANDATORY);
            assertThat(NEVER_NULL.size() + MANDATORY.size()).isEqualTo(21);
            assertThat(FocusColumn.of(version))
                    .allMatch(column -> column.title().matches("(x_)?([A-Z][a-z]*)+"));
        }
        assertThat(FocusColumn.of(FocusVersion.V1_2)).doesNotContain(HOST_PROVIDER_NAME);
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void everyRowKeepsTheRulesAndAllOfThemAddUpToTheReport(Infra.Database database) {
        try (Store store = database.open()) {
            Books books = new Books(store, 11);
            List<LedgerEntry> entries = new ArrayList<>(books.fill(1500));
            books.price("openai", "gpt-x", "", "input=2.5 cacheRead=0.5 output=9");
            entries.addAll(books.fill(300));
            for (FocusVersion version : FocusVersion.values()) {
                List<FocusRow> rows = rows(store, version);
                rows.forEach(row -> keepsTheRules(row, version));
                pricesAreStable(rows);
                grainIsUnique(rows);
                assertThat(cost(rows)).isEqualTo(report(store).total().cost());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatHasNoPriceIsToldBesideTheFile(Infra.Database database) {
        try (Store store = database.open()) {
            List<LedgerEntry> entries = new Books(store, 12).fill(600);
            List<UnpricedUsage> unpriced = new ArrayList<>();
            export(store).exceptions(FROM, TO, Visible.EVERYTHING, unpriced::add);
            assertThat(unpriced.stream().mapToLong(UnpricedUsage::attempts).sum())
                    .isEqualTo(entries.stream().filter(e -> e.amount() == null).count())
                    .isPositive();
            assertThat(rows(store, FocusVersion.V1_2))
                    .noneMatch(row -> row.cell(PROVIDER_NAME).equals("lab"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void onlyWhatMayBeSeenIsWritten(Infra.Database database) {
        try (Store store = database.open()) {
            new Books(store, 13).fill(300);
            List<FocusRow> rows = new ArrayList<>();
            export(store).rows(FROM, TO, FocusVersion.V1_2, Visible.of("acme/ads"), rows::add);
            assertThat(rows)
                    .isNotEmpty()
                    .allMatch(row -> "acme/ads".equals(row.cell(SUB_ACCOUNT_ID)));
        }
    }

    static FocusExport export(Store store) {
        return new FocusExport(new JdbcUsageBook(store), new PriceArchive(store)::terms, NOW);
    }

    static List<FocusRow> rows(Store store, FocusVersion version) {
        List<FocusRow> rows = new ArrayList<>();
        export(store).rows(FROM, TO, version, Visible.EVERYTHING, rows::add);
        return rows;
    }

    static Money cost(List<FocusRow> rows) {
        return rows.stream()
                .map(row -> Money.of(row.cell(BILLED_COST)))
                .reduce(Money.ZERO, Money::plus);
    }

    static CostReport report(Store store) {
        return CostReportTest.reports(store)
                .report(
                        CostReportTest.query(
                                new ReportPeriod(FROM, TO, ZoneOffset.UTC),
                                Interval.TOTAL,
                                Visible.EVERYTHING));
    }

    static void keepsTheRules(FocusRow row, FocusVersion version) {
        assertThat(FocusColumn.of(version)).containsAll(row.cells().keySet());
        NEVER_NULL.forEach(column -> assertThat(row.cell(column)).as(column.title()).isNotBlank());
        for (FocusColumn cost : List.of(BILLED_COST, LIST_COST, CONTRACTED_COST, EFFECTIVE_COST)) {
            assertThat(row.cell(cost)).matches(DECIMAL);
        }
        for (FocusColumn at :
                List.of(
                        BILLING_PERIOD_START,
                        BILLING_PERIOD_END,
                        CHARGE_PERIOD_START,
                        CHARGE_PERIOD_END)) {
            assertThat(row.cell(at)).matches(INSTANT);
        }
        assertThat(row.cell(BILLING_CURRENCY)).isEqualTo("USD");
        assertThat(row.cell(CHARGE_CATEGORY)).isIn("Usage", "Purchase", "Adjustment");
        assertThat(row.cell(CHARGE_CLASS)).isIn(null, "Correction");
        assertThat(row.cell(CHARGE_FREQUENCY)).isIn("Usage-Based", "One-Time", "Recurring");
        together(row, SUB_ACCOUNT_ID, SUB_ACCOUNT_TYPE);
        together(row, RESOURCE_ID, RESOURCE_TYPE);
        together(row, BILLING_ACCOUNT_ID, BILLING_ACCOUNT_TYPE);
        together(row, PRICING_QUANTITY, PRICING_UNIT);
        together(row, CONSUMED_QUANTITY, CONSUMED_UNIT);
        together(row, SKU_PRICE_ID, SKU_ID);
        if (row.cell(CHARGE_CATEGORY).equals("Usage")) {
            usage(row);
        }
        row.objects()
                .values()
                .forEach(object -> assertThat(object.keySet()).noneMatch(String::isBlank));
        assertThat(
                        row.objects().get(TAGS).keySet().stream()
                                .filter(name -> name.startsWith("tollgate")))
                .allMatch(name -> name.startsWith("tollgate/"));
    }

    private static void usage(FocusRow row) {
        NOT_NULL_FOR_USAGE.forEach(
                column -> assertThat(row.cell(column)).as(column.title()).isNotBlank());
        BigDecimal product =
                new BigDecimal(row.cell(LIST_UNIT_PRICE))
                        .multiply(new BigDecimal(row.cell(PRICING_QUANTITY)));
        assertThat(product).isEqualByComparingTo(row.cell(LIST_COST));
        BigDecimal contracted =
                new BigDecimal(row.cell(CONTRACTED_UNIT_PRICE))
                        .multiply(new BigDecimal(row.cell(PRICING_QUANTITY)));
        assertThat(contracted).isEqualByComparingTo(row.cell(CONTRACTED_COST));
        assertThat(row.cell(PRICING_UNIT)).matches(UNIT);
        assertThat(row.cell(CONSUMED_UNIT)).matches(UNIT);
        assertThat(row.cell(CONSUMED_QUANTITY)).matches("-?\\d+");
        assertThat(row.cell(SKU_PRICE_ID)).startsWith(row.cell(SKU_ID) + "#");
        assertThat(row.objects().get(SKU_PRICE_DETAILS).keySet())
                .allMatch(name -> name.startsWith("x_"));
    }

    private static void together(FocusRow row, FocusColumn one, FocusColumn other) {
        assertThat(row.cell(one) == null).as(one.title()).isEqualTo(row.cell(other) == null);
    }

    /** A price is one number, of one good, whoever pays it and when. */
    private static void pricesAreStable(List<FocusRow> rows) {
        Map<String, String> prices = new HashMap<>();
        for (FocusRow row : rows) {
            String id = row.cell(SKU_PRICE_ID);
            if (id != null) {
                String is =
                        row.cell(SKU_ID)
                                + " "
                                + row.cell(LIST_UNIT_PRICE)
                                + " "
                                + row.objects().get(SKU_PRICE_DETAILS);
                assertThat(prices.merge(id, is, (one, _) -> one)).isEqualTo(is);
            }
        }
        assertThat(prices.keySet()).anyMatch(id -> id.contains(">200000"));
    }

    private static void grainIsUnique(List<FocusRow> rows) {
        Set<List<Object>> grain = new HashSet<>();
        for (FocusRow row : rows) {
            List<Object> key = new ArrayList<>();
            for (FocusColumn column :
                    List.of(
                            CHARGE_PERIOD_START,
                            BILLING_PERIOD_START,
                            SUB_ACCOUNT_ID,
                            RESOURCE_ID,
                            SKU_PRICE_ID,
                            X_MODEL_SERVED,
                            CHARGE_CLASS)) {
                key.add(row.cell(column));
            }
            key.add(row.objects().get(TAGS));
            if (row.cell(CHARGE_CATEGORY).equals("Usage")) {
                assertThat(grain.add(key)).as("twice: " + key).isTrue();
            }
        }
    }
}
