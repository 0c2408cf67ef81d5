package io.tollgate.policies.report.focus;

import static io.tollgate.policies.report.focus.FocusVersion.V1_2;
import static io.tollgate.policies.report.focus.FocusVersion.V1_3;

import java.util.Arrays;
import java.util.List;

/** The columns that are written, in their order. Those whose name begins with x_ are our own. */
public enum FocusColumn {
    BILLED_COST("BilledCost", V1_2),
    BILLING_ACCOUNT_ID("BillingAccountId", V1_2),
    BILLING_ACCOUNT_NAME("BillingAccountName", V1_2),
    BILLING_ACCOUNT_TYPE("BillingAccountType", V1_2),
    BILLING_CURRENCY("BillingCurrency", V1_2),
    BILLING_PERIOD_END("BillingPeriodEnd", V1_2),
    BILLING_PERIOD_START("BillingPeriodStart", V1_2),
    CHARGE_CATEGORY("ChargeCategory", V1_2),
    CHARGE_CLASS("ChargeClass", V1_2),
    CHARGE_DESCRIPTION("ChargeDescription", V1_2),
    CHARGE_FREQUENCY("ChargeFrequency", V1_2),
    CHARGE_PERIOD_END("ChargePeriodEnd", V1_2),
    CHARGE_PERIOD_START("ChargePeriodStart", V1_2),
    CONSUMED_QUANTITY("ConsumedQuantity", V1_2),
    CONSUMED_UNIT("ConsumedUnit", V1_2),
    CONTRACTED_COST("ContractedCost", V1_2),
    CONTRACTED_UNIT_PRICE("ContractedUnitPrice", V1_2),
    EFFECTIVE_COST("EffectiveCost", V1_2),
    INVOICE_ID("InvoiceId", V1_2),
    INVOICE_ISSUER_NAME("InvoiceIssuerName", V1_2),
    LIST_COST("ListCost", V1_2),
    LIST_UNIT_PRICE("ListUnitPrice", V1_2),
    PRICING_CATEGORY("PricingCategory", V1_2),
    PRICING_QUANTITY("PricingQuantity", V1_2),
    PRICING_UNIT("PricingUnit", V1_2),
    PROVIDER_NAME("ProviderName", V1_2),
    PUBLISHER_NAME("PublisherName", V1_2),
    RESOURCE_ID("ResourceId", V1_2),
    RESOURCE_NAME("ResourceName", V1_2),
    RESOURCE_TYPE("ResourceType", V1_2),
    SERVICE_CATEGORY("ServiceCategory", V1_2),
    SERVICE_NAME("ServiceName", V1_2),
    SERVICE_SUBCATEGORY("ServiceSubcategory", V1_2),
    SKU_ID("SkuId", V1_2),
    SKU_METER("SkuMeter", V1_2),
    /** JSON. */
    SKU_PRICE_DETAILS("SkuPriceDetails", V1_2),
    SKU_PRICE_ID("SkuPriceId", V1_2),
    SUB_ACCOUNT_ID("SubAccountId", V1_2),
    SUB_ACCOUNT_NAME("SubAccountName", V1_2),
    SUB_ACCOUNT_TYPE("SubAccountType", V1_2),
    /** JSON. */
    TAGS("Tags", V1_2),
    HOST_PROVIDER_NAME("HostProviderName", V1_3),
    SERVICE_PROVIDER_NAME("ServiceProviderName", V1_3),
    X_COST_CENTRE("x_CostCentre", V1_2),
    X_MODEL_SERVED("x_ModelServed", V1_2),
    X_PROJECT_ID("x_ProjectId", V1_2),
    X_TENANT_ID("x_TenantId", V1_2),
    X_TOKEN_TYPE("x_TokenType", V1_2);

    private final String title;
    private final FocusVersion since;

    FocusColumn(String title, FocusVersion since) {
        this.title = title;
        this.since = since;
    }

    /** As the specification spells it. */
    public String title() {
        return title;
    }

    /** The columns of a release. */
    public static List<FocusColumn> of(FocusVersion version) {
        return Arrays.stream(values())
                .filter(column -> column.since.compareTo(version) <= 0)
                .toList();
    }
}
