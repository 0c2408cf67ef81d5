package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ProviderRequest;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Provider URLs, put together once: parsing one costs as much as reading a small body. */
final class UpstreamUrl {

    private static final int MOST = 10_000;

    private static final Pattern BEGINS_WITH_VERSION = Pattern.compile("/v\\d+/");
    private static final Pattern ENDS_IN_VERSION = Pattern.compile("/v\\d+$");

    private record Place(URI baseUrl, String path) {}

    private final ConcurrentHashMap<Place, URI> urls = new ConcurrentHashMap<>();

    /** Callers may name models of whatever name in paths, so there is a most. */
    URI of(URI baseUrl, ProviderRequest request) {
        Place place = new Place(baseUrl, request.path());
        URI known = request.fixed() ? urls.get(place) : null;
        if (known != null) {
            return known;
        }
        URI made = join(baseUrl, request.path());
        if (request.fixed() && urls.size() < MOST) {
            urls.put(place, made);
        }
        return made;
    }

    /**
     * A path of a dialect below a base URL. Of two versions that meet there, the path's is meant:
     * {@code /v1} is where OpenAI's base URLs end and how Cohere's paths begin, and a server can
     * speak both.
     */
    static URI join(URI baseUrl, String path) {
        String base = baseUrl.toString();
        return URI.create(
                (BEGINS_WITH_VERSION.matcher(path).lookingAt()
                                ? ENDS_IN_VERSION.matcher(base).replaceFirst("")
                                : base)
                        + path);
    }
}
