package io.tollgate.app.importer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What crosses of {@code general_settings}.
 *
 * @param keys whether callers need one
 * @param mostMegabytes of a request's body
 * @param checkEvery in seconds; null: never
 */
record General(boolean keys, @Nullable Integer mostMegabytes, @Nullable BigDecimal checkEvery) {

    private static final BigDecimal USUAL_INTERVAL = BigDecimal.valueOf(300);
    private static final int MOST_MEGABYTES = 1023;

    static General read(Fields fields, Report report) {
        boolean keys = fields.take("master_key") != null;
        if (keys) {
            report.changed(
                    fields.path("master_key"),
                    "callers need keys (access: keys). The key itself is not taken: it opened"
                            + " everything, which none does here.");
        }
        Integer most = fields.count("max_request_size_mb");
        boolean checks = fields.flag("background_health_checks");
        BigDecimal interval = fields.number("health_check_interval");
        if (checks) {
            report.changed(
                    fields.path("background_health_checks"),
                    "providers are asked for their lists of models, which costs nothing, and no"
                            + " model is.");
        }
        return new General(
                keys,
                most == null ? null : Math.min(most, MOST_MEGABYTES),
                checks ? (interval == null ? USUAL_INTERVAL : interval) : null);
    }
}
