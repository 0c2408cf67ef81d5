package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ProviderRequest;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;

/** Provider URLs, put together once: parsing one costs as much as reading a small body. */
final class UpstreamUrl {

    private record Place(URI baseUrl, String path) {}

    private final ConcurrentHashMap<Place, URI> urls = new ConcurrentHashMap<>();

    /** Only paths that come from dialects are kept, never callers', so the map stays small. */
    URI of(URI baseUrl, ProviderRequest request) {
        return request.fixed()
                ? urls.computeIfAbsent(new Place(baseUrl, request.path()), UpstreamUrl::uri)
                : uri(new Place(baseUrl, request.path()));
    }

    private static URI uri(Place place) {
        return URI.create(place.baseUrl() + place.path());
    }
}
