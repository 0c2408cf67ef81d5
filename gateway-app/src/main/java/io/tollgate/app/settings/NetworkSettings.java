package io.tollgate.app.settings;

import io.tollgate.policies.access.AddressRange;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is reached.
 *
 * @param tls null: by HTTP
 * @param trustedProxies whose word on clients is believed
 * @param header in which they give it
 */
public record NetworkSettings(
        @Nullable Tls tls, Http2 http2, List<AddressRange> trustedProxies, ForwardedHeader header) {

    public NetworkSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Where clients may speak HTTP/2. */
    public enum Http2 {
        TLS,
        ALWAYS,
        NEVER
    }

    /** In which headers proxies tell of clients. */
    public enum ForwardedHeader {
        X_FORWARDED,
        FORWARDED
    }

    /**
     * What the gateway shows to clients.
     *
     * @param clientCa whose authorities clients need a certificate of; null: they need none
     * @param hsts whether browsers shall not come otherwise any more
     * @param management whether the management port has it too
     */
    public record Tls(
            Path certificate,
            Path key,
            @Nullable Path clientCa,
            boolean hsts,
            boolean management) {}
}
