package io.tollgate.filters.translate;

import io.tollgate.filters.wire.FormFields;
import org.jspecify.annotations.Nullable;

/**
 * A request that is passed on without being understood.
 *
 * @param method of HTTP
 * @param path as the client asked for it
 * @param query without the question mark, null if there is none
 * @param contentType of the body, null if there is none
 * @param form the body's fields, null if it is no form that names a model
 */
public record RelayedRequest(
        String method,
        String path,
        @Nullable String query,
        @Nullable String contentType,
        byte[] body,
        @Nullable FormFields form) {}
