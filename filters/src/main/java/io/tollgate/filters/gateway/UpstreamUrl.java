package io.tollgate.filters.gateway;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;

/** Provider URLs, put together once: parsing one costs as much as reading a small body. */
final class UpstreamUrl {

    private record Place(URI baseUrl, String path) {}

    private final ConcurrentHashMap<Place, URI> urls = new ConcurrentHashMap<>();

    /** Paths come from dialects, never from callers, so the map stays small. */
    URI of(URI baseUrl, String path) {
        return urls.computeIfAbsent(
                new Place(baseUrl, path), place -> URI.create(place.baseUrl() + place.path()));
    }
}
