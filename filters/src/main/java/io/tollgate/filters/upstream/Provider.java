package io.tollgate.filters.upstream;

import io.tollgate.filters.dialect.ProviderDialect;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account at an API.
 *
 * @param name as the configuration calls it
 * @param baseUrl what the dialect's paths are appended to, without a slash at its end
 * @param apiKey null where the provider wants none
 * @param headers added to every request
 */
public record Provider(
        String name,
        ProviderDialect dialect,
        URI baseUrl,
        @Nullable Secret apiKey,
        Map<String, String> headers,
        Timeouts timeouts,
        Pool pool) {

    public Provider {
        headers = Map.copyOf(headers);
    }

    /** Headers by name only: a value can be a credential. */
    @Override
    public String toString() {
        return "Provider[name=%s, dialect=%s, baseUrl=%s, headers=%s]"
                .formatted(name, dialect.name(), baseUrl, headers.keySet());
    }
}
