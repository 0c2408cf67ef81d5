package io.tollgate.filters.upstream;

import org.jspecify.annotations.Nullable;

/**
 * A model at a provider.
 *
 * @param provider by name
 * @param model as the provider calls it; null: as the client does
 * @param weight its share of the requests beside the other targets of the same model; at least 1
 * @param maxOutputTokens the longest answer, where the catalogue does not know it; null otherwise
 * @param reasoning whether it can be told to think; null: its name tells
 */
public record Target(
        String provider,
        @Nullable String model,
        int weight,
        @Nullable Integer maxOutputTokens,
        @Nullable Boolean reasoning) {

    /** A model of which nothing is declared but its name. */
    public Target(String provider, @Nullable String model, int weight) {
        this(provider, model, weight, null, null);
    }
}
