package io.tollgate.app.settings;

import java.net.URI;

/** Where the gateway sends something that it made, which the operator chose. */
final class WebUrl {

    private WebUrl() {}

    /**
     * @throws IllegalArgumentException unless it has http or https, a host, and no credentials
     */
    static URI of(String text) {
        URI url = URI.create(text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("no URL with http or https");
        }
        return url;
    }
}
