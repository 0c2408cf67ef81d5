package io.tollgate.filters.dialect;

/**
 * A request in a provider's dialect.
 *
 * @param path below the provider's base URL
 * @param body JSON
 */
public record ProviderRequest(String path, byte[] body) {}
