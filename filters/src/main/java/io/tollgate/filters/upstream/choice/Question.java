package io.tollgate.filters.upstream.choice;

import org.jspecify.annotations.Nullable;

/**
 * What choosing goes by.
 *
 * @param belongsTo what keeps requests together, null where nothing does
 * @param promptTokens roughly
 * @param stream whether the answer is wanted as a stream
 */
public record Question(@Nullable String belongsTo, long promptTokens, boolean stream) {}
