package io.tollgate.app.settings;

import java.net.URI;
import java.util.Set;

/**
 * A URL that keys and tokens may be fetched from: nobody on the way can change what comes from
 * there.
 */
public final class TrustedUrl {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private TrustedUrl() {}

    /**
     * @throws IllegalArgumentException unless it has https, or http and a host that is this machine
     */
    public static URI of(String text) {
        URI url = URI.create(text);
        boolean plain = "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost());
        if (url.getHost() == null
                || !("https".equals(url.getScheme()) || plain)
                || url.getUserInfo() != null
                || url.getFragment() != null) {
            throw new IllegalArgumentException(
                    "not a URL with https, or with http on this machine");
        }
        return url;
    }
}
