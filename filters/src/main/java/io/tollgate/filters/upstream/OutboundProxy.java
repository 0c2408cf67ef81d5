package io.tollgate.filters.upstream;

import org.jspecify.annotations.Nullable;

/**
 * A proxy through which providers are reached. It resolves their names and sees no more of the
 * traffic than where it goes, if the provider is asked by HTTPS.
 *
 * @param user null if it asks for none
 * @param password null if it asks for none
 */
public record OutboundProxy(
        Kind kind, String host, int port, @Nullable String user, @Nullable Secret password) {

    /** How it is asked. */
    public enum Kind {
        /** By {@code CONNECT}, whatever is sent then. */
        HTTP,
        SOCKS5
    }
}
