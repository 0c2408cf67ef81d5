package io.tollgate.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * The key that a request comes with, wherever its client's SDK puts it. Some of Ollama's tools can
 * be told a URL and nothing else: for them it may stand in the path, {@code /key/tg_sk_…/api/chat}.
 *
 * @param text null if there is none
 * @param exchange the request without the key in its path
 */
record Credential(@Nullable String text, ServerWebExchange exchange) {

    private static final String BEARER = "bearer ";
    private static final String PATH_PREFIX = "/key/";

    /** Anthropic's header, Azure's, and Google's. */
    private static final String[] KEY_HEADERS = {"x-api-key", "api-key", "x-goog-api-key"};

    static Credential of(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (path.startsWith(PATH_PREFIX)) {
            int end = path.indexOf('/', PATH_PREFIX.length());
            String key = path.substring(PATH_PREFIX.length(), end < 0 ? path.length() : end);
            String rest = end < 0 ? "/" : path.substring(end);
            return new Credential(
                    key, exchange.mutate().request(changed -> changed.path(rest)).build());
        }
        return new Credential(ofHeaders(request.getHeaders()), exchange);
    }

    private static @Nullable String ofHeaders(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        for (String name : KEY_HEADERS) {
            String key = headers.getFirst(name);
            if (key != null) {
                return key.strip();
            }
        }
        return null;
    }

    /** Who sees this sees no key. */
    @Override
    public String toString() {
        return "Credential[" + (text == null ? "none" : "***") + "]";
    }
}
