package io.tollgate.app.security;

import io.tollgate.filters.dialect.Dialects;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

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

    /** The URL without it, which has a query: some requests' go on to providers. */
    URI without(URI url) {
        String whole = url.toString();
        String others =
                Stream.of(url.getRawQuery().split("&"))
                        .filter(parameter -> !parameters.contains(name(parameter)))
                        .collect(Collectors.joining("&"));
        String path = whole.substring(0, whole.indexOf('?'));
        return URI.create(others.isEmpty() ? path : path + "?" + others);
    }

    private static String name(String parameter) {
        return URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
    }
}
