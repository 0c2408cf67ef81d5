package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ProviderRequest;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;

/** Provider URLs, put together once: parsing one costs as much as reading a small body. */
final class UpstreamUrl {

    private static final int MOST = 10_000;

    private record Place(URI baseUrl, String path) {}

    private final ConcurrentHashMap<Place, URI> urls = new ConcurrentHashMap<>();

    /** Callers may name models of whatever name in paths, so there is a most. */
    URI of(URI baseUrl, ProviderRequest request) {
        Place place = new Place(baseUrl, request.path());
        URI known = request.fixed() ? urls.get(place) : null;
        if (known != null) {
            return known;
        }
        URI made = uri(place);
        if (request.fixed() && urls.size() < MOST) {
            urls.put(place, made);
        }
        return made;
    }

    private static URI uri(Place place) {
        return URI.create(place.baseUrl() + place.path());
    }
}
