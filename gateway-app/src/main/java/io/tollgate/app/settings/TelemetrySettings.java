package io.tollgate.app.settings;

import io.tollgate.filters.upstream.Secret;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway tells whoever watches it.
 *
 * @param accessLog whether each call leaves a line in the log
 * @param traces where spans go, null if there are none
 */
public record TelemetrySettings(boolean accessLog, @Nullable Traces traces) {

    /**
     * Where spans go.
     *
     * @param url of an OTLP receiver
     * @param token that it is shown, null if it wants none
     * @param sample which part of the calls is traced, from 0 to 1
     */
    public record Traces(URI url, @Nullable Secret token, BigDecimal sample) {}
}
