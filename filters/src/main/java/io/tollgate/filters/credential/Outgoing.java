package io.tollgate.filters.credential;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request that is about to be sent to a provider.
 *
 * @param method of HTTP
 * @param contentType of the body, null if there is none
 * @param body empty where there is none; not to be changed
 */
public record Outgoing(String method, URI url, @Nullable String contentType, byte[] body) {}
