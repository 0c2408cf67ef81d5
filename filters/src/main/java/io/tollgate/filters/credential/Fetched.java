package io.tollgate.filters.credential;

import java.time.Instant;

/**
 * Something that was fetched and does not hold for ever.
 *
 * @param expires {@link Instant#MAX} if it does
 */
public record Fetched<T>(T value, Instant expires) {}
