package io.tollgate.filters.dialect;

import java.time.Instant;

/**
 * What the gateway itself knows of an answer, for the ids and times that a dialect demands and the
 * provider's does not give.
 *
 * @param id unique; letters and digits only
 * @param created when the request came in
 */
public record Stamp(String id, Instant created) {}
