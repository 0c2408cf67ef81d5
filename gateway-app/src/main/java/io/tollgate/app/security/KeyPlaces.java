package io.tollgate.app.security;

import io.tollgate.filters.dialect.Dialects;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where clients' SDKs put the key, beside {@code Authorization}: each dialect says it of its own.
 *
 * @param headers by name
 * @param parameters of the query
 */
record KeyPlaces(List<String> headers, List<String> parameters) {

    private static final String BEARER = "bearer ";

    static KeyPlaces of(Dialects dialects) {
        return new KeyPlaces(
                sorted(dialects.clients().stream().flatMap(it -> it.keyHeaders().stream())),
                sorted(dialects.clients().stream().flatMap(it -> it.keyParameters().stream())));
    }

    private static List<String> sorted(Stream<String> names) {
        return names.distinct().sorted().toList();
    }

    /** The key, null if there is none. */
    @Nullable String inHeaders(HttpHeaders request) {
        String authorization = request.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        for (String name : headers) {
            String key = request.getFirst(name);
            if (key != null) {
                return key.strip();
            }
        }
        return null;
    }

    /** The key, null if there is none. */
    @Nullable String inQuery(ServerHttpRequest request) {
        if (request.getURI().getRawQuery() == null) {
            return null;
        }
        for (String name : parameters) {
            String key = request.getQueryParams().getFirst(name);
            if (key != null) {
                return key.strip();
            }
        }
        return null;
    }

    /** The URL without it: some requests' queries go on to providers. */
    URI without(ServerWebExchange exchange) {
        UriComponentsBuilder url = UriComponentsBuilder.fromUri(exchange.getRequest().getURI());
        parameters.forEach(url::replaceQueryParam);
        return url.build(true).toUri();
    }
}
