package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A request in a provider's dialect.
 *
 * @param method of HTTP
 * @param path below the provider's base URL, with a query where there is one
 * @param contentType of the body, null if there is none
 * @param fixed whether the path is the dialect's own, the same for every caller
 */
public record ProviderRequest(
        String method, String path, @Nullable String contentType, byte[] body, boolean fixed) {

    /** JSON, posted. */
    public ProviderRequest(String path, byte[] body) {
        this("POST", path, "application/json", body, true);
    }
}
