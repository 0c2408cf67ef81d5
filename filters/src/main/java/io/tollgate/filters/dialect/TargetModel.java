package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The model that a request is written for.
 *
 * @param name as the provider calls it
 * @param maxOutputTokens the longest answer it can give, null if nobody knows
 * @param reasoning whether it can be told to think, null where nobody declared it: then the dialect
 *     goes by the name
 */
public record TargetModel(
        String name, @Nullable Integer maxOutputTokens, @Nullable Boolean reasoning) {

    public TargetModel(String name, @Nullable Integer maxOutputTokens) {
        this(name, maxOutputTokens, null);
    }

    /** What was declared, else {@code guess}. */
    public boolean reasons(boolean guess) {
        return reasoning == null ? guess : reasoning;
    }
}
