package io.tollgate.app.report;

import io.tollgate.policies.report.Tokens;
import io.tollgate.policies.report.focus.FocusColumn;
import io.tollgate.policies.report.focus.FocusRow;
import io.tollgate.policies.report.focus.FocusVersion;
import io.tollgate.policies.report.focus.UnpricedUsage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** FOCUS rows as a table. */
final class FocusCsv {

    /** Words that somebody chose; all others are numbers, instants and words of ours. */
    private static final Set<FocusColumn> CHOSEN =
            EnumSet.of(
                    FocusColumn.BILLING_ACCOUNT_ID,
                    FocusColumn.BILLING_ACCOUNT_NAME,
                    FocusColumn.SUB_ACCOUNT_ID,
                    FocusColumn.SUB_ACCOUNT_NAME,
                    FocusColumn.RESOURCE_ID,
                    FocusColumn.RESOURCE_NAME,
                    FocusColumn.SKU_ID,
                    FocusColumn.SKU_PRICE_ID,
                    FocusColumn.PROVIDER_NAME,
                    FocusColumn.PUBLISHER_NAME,
                    FocusColumn.INVOICE_ISSUER_NAME,
                    FocusColumn.SERVICE_NAME,
                    FocusColumn.HOST_PROVIDER_NAME,
                    FocusColumn.SERVICE_PROVIDER_NAME,
                    FocusColumn.CHARGE_DESCRIPTION,
                    FocusColumn.X_COST_CENTRE,
                    FocusColumn.X_MODEL_SERVED,
                    FocusColumn.X_PROJECT_ID,
                    FocusColumn.X_TENANT_ID);

    static final List<String> EXCEPTION_TITLES =
            List.of(
                    "day",
                    "tenant",
                    "team",
                    "project",
                    "key",
                    "keyLabel",
                    "provider",
                    "model",
                    "serviceTier",
                    "attempts",
                    "input",
                    "cacheRead",
                    "cacheWrite5m",
                    "cacheWrite1h",
                    "output",
                    "reasoning",
                    "audioInput",
                    "audioOutput");

    private FocusCsv() {}

    static List<String> titles(FocusVersion version) {
        return FocusColumn.of(version).stream().map(FocusColumn::title).toList();
    }

    static CsvFile.Row row(FocusRow row, FocusVersion version) {
        CsvFile.Row cells = new CsvFile.Row();
        for (FocusColumn column : FocusColumn.of(version)) {
            Map<String, String> object = row.objects().get(column);
            if (object != null) {
                cells.plain(json(object));
            } else if (CHOSEN.contains(column)) {
                cells.text(row.cell(column));
            } else {
                cells.plain(row.cell(column));
            }
        }
        return cells;
    }

    /** Nothing to say is null, and no empty object. */
    private static @Nullable String json(Map<String, String> object) {
        return object.isEmpty() ? null : JsonMapper.shared().writeValueAsString(object);
    }

    static CsvFile.Row exception(UnpricedUsage usage) {
        Tokens tokens = usage.tokens();
        return new CsvFile.Row()
                .plain(usage.day().toString())
                .text(usage.tenant())
                .text(usage.team())
                .text(usage.project())
                .text(usage.key())
                .text(usage.keyLabel())
                .text(usage.provider())
                .text(usage.model())
                .text(usage.serviceTier())
                .number(usage.attempts())
                .number(tokens.input())
                .number(tokens.cacheRead())
                .number(tokens.cacheWrite5m())
                .number(tokens.cacheWrite1h())
                .number(tokens.output())
                .number(tokens.reasoning())
                .number(tokens.audioInput())
                .number(tokens.audioOutput());
    }
}
