package io.tollgate.app.network;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy said of whoever connected to it.
 *
 * @param client null if that is not to be known
 * @param scheme null if it was not said
 * @param host as a {@code Host} header would have it; null if it was not said
 * @param port null if it was not said
 */
record Hop(
        @Nullable InetAddress client,
        @Nullable String scheme,
        @Nullable String host,
        @Nullable String port) {

    static final Hop UNKNOWN = new Hop(null, null, null, null);
}
