package io.tollgate.filters.upstream;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How connections to a provider are made.
 *
 * @param http2 whether HTTP/2 is offered to it
 * @param proxy through which they go; null: none of its own
 * @param authorities whose certificates it may show besides those that the JVM knows
 * @param identity that is shown to it; null: none
 */
public record Outbound(
        boolean http2,
        @Nullable OutboundProxy proxy,
        List<X509Certificate> authorities,
        @Nullable ClientIdentity identity) {

    public static final Outbound DIRECT = new Outbound(false, null, List.of(), null);

    public Outbound {
        authorities = List.copyOf(authorities);
    }

    /** Whether it says anything of certificates, its own or the provider's. */
    public boolean hasCertificates() {
        return identity != null || !authorities.isEmpty();
    }
}
