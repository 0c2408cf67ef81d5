package io.tollgate.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * The key that a request comes with, wherever its client's SDK puts it. Some of Ollama's tools can
 * be told a URL and nothing else: for them it may stand in the path, {@code /key/tg_sk_…/api/chat}.
 *
 * @param text null if there is none
 * @param exchange the request without the key in its path or its query
 */
record Credential(@Nullable String text, ServerWebExchange exchange) {

    private static final String PATH_PREFIX = "/key/";

    static Credential of(ServerWebExchange exchange, KeyPlaces places) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (path.startsWith(PATH_PREFIX)) {
            int end = path.indexOf('/', PATH_PREFIX.length());
            String key = path.substring(PATH_PREFIX.length(), end < 0 ? path.length() : end);
            String rest = end < 0 ? "/" : path.substring(end);
            return new Credential(
                    key, exchange.mutate().request(changed -> changed.path(rest)).build());
        }
        String inHeaders = places.inHeaders(request.getHeaders());
        String inQuery = places.inQuery(request);
        return new Credential(
                inHeaders == null ? inQuery : inHeaders,
                inQuery == null
                        ? exchange
                        : exchange.mutate()
                                .request(changed -> changed.uri(places.without(request.getURI())))
                                .build());
    }

    /** Who sees this sees no key. */
    @Override
    public String toString() {
        return "Credential[" + (text == null ? "none" : "***") + "]";
    }
}
