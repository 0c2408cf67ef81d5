package io.tollgate.policies.report.focus;

import static io.tollgate.policies.report.focus.FocusColumn.BILLED_COST;
import static io.tollgate.policies.report.focus.FocusColumn.BILLING_ACCOUNT_ID;
import static io.tollgate.policies.report.focus.FocusColumn.BILLING_ACCOUNT_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.BILLING_ACCOUNT_TYPE;
import static io.tollgate.policies.report.focus.FocusColumn.BILLING_CURRENCY;
import static io.tollgate.policies.report.focus.FocusColumn.BILLING_PERIOD_END;
import static io.tollgate.policies.report.focus.FocusColumn.BILLING_PERIOD_START;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_CATEGORY;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_CLASS;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_DESCRIPTION;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_FREQUENCY;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_PERIOD_END;
import static io.tollgate.policies.report.focus.FocusColumn.CHARGE_PERIOD_START;
import static io.tollgate.policies.report.focus.FocusColumn.CONSUMED_QUANTITY;
import static io.tollgate.policies.report.focus.FocusColumn.CONSUMED_UNIT;
import static io.tollgate.policies.report.focus.FocusColumn.CONTRACTED_COST;
import static io.tollgate.policies.report.focus.FocusColumn.CONTRACTED_UNIT_PRICE;
import static io.tollgate.policies.report.focus.FocusColumn.EFFECTIVE_COST;
import static io.tollgate.policies.report.focus.FocusColumn.HOST_PROVIDER_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.INVOICE_ISSUER_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.LIST_COST;
import static io.tollgate.policies.report.focus.FocusColumn.LIST_UNIT_PRICE;
import static io.tollgate.policies.report.focus.FocusColumn.PRICING_CATEGORY;
import static io.tollgate.policies.report.focus.FocusColumn.PRICING_QUANTITY;
import static io.tollgate.policies.report.focus.FocusColumn.PRICING_UNIT;
import static io.tollgate.policies.report.focus.FocusColumn.PROVIDER_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.PUBLISHER_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.RESOURCE_ID;
import static io.tollgate.policies.report.focus.FocusColumn.RESOURCE_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.RESOURCE_TYPE;
import static io.tollgate.policies.report.focus.FocusColumn.SERVICE_CATEGORY;
import static io.tollgate.policies.report.focus.FocusColumn.SERVICE_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.SERVICE_PROVIDER_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.SERVICE_SUBCATEGORY;
import static io.tollgate.policies.report.focus.FocusColumn.SKU_ID;
import static io.tollgate.policies.report.focus.FocusColumn.SKU_METER;
import static io.tollgate.policies.report.focus.FocusColumn.SKU_PRICE_DETAILS;
import static io.tollgate.policies.report.focus.FocusColumn.SKU_PRICE_ID;
import static io.tollgate.policies.report.focus.FocusColumn.SUB_ACCOUNT_ID;
import static io.tollgate.policies.report.focus.FocusColumn.SUB_ACCOUNT_NAME;
import static io.tollgate.policies.report.focus.FocusColumn.SUB_ACCOUNT_TYPE;
import static io.tollgate.policies.report.focus.FocusColumn.TAGS;
import static io.tollgate.policies.report.focus.FocusColumn.X_COST_CENTRE;
import static io.tollgate.policies.report.focus.FocusColumn.X_MODEL_SERVED;
import static io.tollgate.policies.report.focus.FocusColumn.X_PROJECT_ID;
import static io.tollgate.policies.report.focus.FocusColumn.X_TENANT_ID;
import static io.tollgate.policies.report.focus.FocusColumn.X_TOKEN_TYPE;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.Field;
import io.tollgate.policies.report.KindSplit;
import io.tollgate.policies.report.Tags;
import io.tollgate.policies.report.UsageLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes rows of a day's sums. */
final class FocusRows {

    private final FocusVersion version;
    private final LocalDate day;
    private final YearMonth billed;
    private final boolean correction;

    /**
     * @param billed the month that the charges are billed in
     * @param correction whether they correct a month that was billed already
     */
    FocusRows(FocusVersion version, LocalDate day, YearMonth billed, boolean correction) {
        this.version = version;
        this.day = day;
        this.billed = billed;
        this.correction = correction;
    }

    /** A charge for tokens of a kind, or for requests, by their price. */
    FocusRow usage(UsageLine line, KindSplit.Part part, TokenKind kind) {
        Sku sku =
                new Sku(
                        line.text(Field.PROVIDER),
                        line.text(Field.MODEL_SERVED),
                        kind,
                        PriceId.of(line.text(Field.PRICE_ID)),
                        line.text(Field.SERVICE_TIER));
        long count =
                sku.isOfTokens() ? part.figures().tokens().of(kind) : part.figures().attempts();
        BigDecimal rate = Objects.requireNonNull(part.rate());
        return row(line, "Usage", part.figures().cost(), describe(sku))
                .put(CONSUMED_QUANTITY, plain(BigDecimal.valueOf(count)))
                .put(CONSUMED_UNIT, sku.consumedUnit())
                .put(CONTRACTED_UNIT_PRICE, plain(rate))
                .put(LIST_UNIT_PRICE, plain(rate))
                .put(PRICING_CATEGORY, "Standard")
                .put(PRICING_QUANTITY, plain(sku.pricingQuantity(count)))
                .put(PRICING_UNIT, sku.pricingUnit())
                .put(SKU_ID, sku.id())
                .put(SKU_METER, sku.meter())
                .put(SKU_PRICE_DETAILS, sku.details(version))
                .put(SKU_PRICE_ID, sku.priceId())
                .put(X_TOKEN_TYPE, sku.tokenType())
                .build();
    }

    /** A charge that no price makes up: what was held, or was last observed before a crash. */
    FocusRow whole(UsageLine line, Money cost) {
        return row(line, "Adjustment", cost, "Charged as held or last observed").build();
    }

    private static String describe(Sku sku) {
        return sku.meter() + " of " + sku.model() + " at " + sku.provider();
    }

    private FocusRow.Builder row(UsageLine line, String category, Money cost, String description) {
        String provider = line.text(Field.PROVIDER);
        FocusRow.Builder row = new FocusRow.Builder();
        whose(line, row);
        when(row);
        costs(cost, row);
        row.put(CHARGE_CATEGORY, category)
                .put(CHARGE_CLASS, correction ? "Correction" : null)
                .put(CHARGE_DESCRIPTION, description)
                .put(CHARGE_FREQUENCY, "Usage-Based")
                .put(INVOICE_ISSUER_NAME, provider)
                .put(PROVIDER_NAME, provider)
                .put(PUBLISHER_NAME, provider)
                .put(SERVICE_CATEGORY, "AI and Machine Learning")
                .put(SERVICE_SUBCATEGORY, "Generative AI")
                .put(SERVICE_NAME, provider + " API")
                .put(X_MODEL_SERVED, line.value(Field.MODEL_SERVED));
        if (version == FocusVersion.V1_3) {
            row.put(HOST_PROVIDER_NAME, provider).put(SERVICE_PROVIDER_NAME, provider);
        }
        return row;
    }

    /** As it was when the calls were made. */
    private static void whose(UsageLine line, FocusRow.Builder row) {
        String key = line.value(Field.KEY_ID);
        row.put(BILLING_ACCOUNT_ID, line.value(Field.TENANT))
                .put(BILLING_ACCOUNT_NAME, line.value(Field.TENANT))
                .put(BILLING_ACCOUNT_TYPE, "Tenant")
                .put(SUB_ACCOUNT_ID, line.value(Field.TEAM))
                .put(SUB_ACCOUNT_NAME, line.value(Field.TEAM))
                .put(SUB_ACCOUNT_TYPE, line.text(Field.TEAM).isEmpty() ? null : "Team")
                .put(X_COST_CENTRE, line.value(Field.COST_CENTRE))
                .put(X_PROJECT_ID, line.value(Field.PROJECT))
                .put(X_TENANT_ID, line.value(Field.TENANT))
                .put(TAGS, tags(line));
        if (key != null && !key.isEmpty()) {
            row.put(RESOURCE_ID, key)
                    .put(RESOURCE_NAME, line.value(Field.KEY_LABEL))
                    .put(RESOURCE_TYPE, "API Key");
        }
    }

    /** The gateway's own carry its name, so that nobody's are hidden by them. */
    private static Map<String, String> tags(UsageLine line) {
        Map<String, String> tags = new TreeMap<>(Tags.read(line.text(Field.TAGS)));
        addTag(tags, "tollgate/project", line.value(Field.PROJECT));
        addTag(tags, "tollgate/cost-centre", line.value(Field.COST_CENTRE));
        return tags;
    }

    private static void addTag(Map<String, String> tags, String name, @Nullable String value) {
        if (value != null) {
            tags.put(name, value);
        }
    }

    private void when(FocusRow.Builder row) {
        row.put(BILLING_PERIOD_START, instant(billed.atDay(1)))
                .put(BILLING_PERIOD_END, instant(billed.plusMonths(1).atDay(1)))
                .put(CHARGE_PERIOD_START, instant(day))
                .put(CHARGE_PERIOD_END, instant(day.plusDays(1)));
    }

    private static void costs(Money cost, FocusRow.Builder row) {
        String text = cost.toString();
        row.put(BILLING_CURRENCY, "USD")
                .put(BILLED_COST, text)
                .put(CONTRACTED_COST, text)
                .put(EFFECTIVE_COST, text)
                .put(LIST_COST, text);
    }

    private static String instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
