package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.app.settings.TelemetrySettings.Traces;
import io.tollgate.filters.upstream.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads what the gateway tells whoever watches it. */
final class TelemetryReader {

    private final SecretReference secrets;

    TelemetryReader(Environment environment) {
        this.secrets = new SecretReference(environment);
    }

    TelemetrySettings read(Section root) {
        Section telemetry = root.section(TelemetryKeys.TELEMETRY, Sections.TELEMETRY);
        Section traces = telemetry.section(TelemetryKeys.TRACES, Sections.TRACES);
        return new TelemetrySettings(telemetry.flag(TelemetryKeys.ACCESS_LOG), traces(traces));
    }

    private @Nullable Traces traces(Section traces) {
        URI url =
                traces.value(
                        TelemetryKeys.TRACES_URL,
                        "http://host:4318/v1/traces, or with https",
                        WebUrl::of);
        BigDecimal sample =
                Objects.requireNonNullElse(
                        traces.decimal(TelemetryKeys.TRACES_SAMPLE, "0", "1"), BigDecimal.ONE);
        @Nullable Secret token = secrets.read(traces, TelemetryKeys.TRACES_TOKEN);
        if (url == null && traces.has(TelemetryKeys.TRACES_SAMPLE)) {
            traces.problems()
                    .add(
                            traces.path(TelemetryKeys.TRACES_URL),
                            "is missing: nothing is traced without it.");
        }
        return url == null ? null : new Traces(url, token, sample);
    }
}
