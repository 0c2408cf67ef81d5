package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The model that a request is written for.
 *
 * @param name as the provider calls it
 * @param maxOutputTokens the longest answer it can give, null if nobody knows
 */
public record TargetModel(String name, @Nullable Integer maxOutputTokens) {}
