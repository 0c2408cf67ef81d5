package io.tollgate.filters.upstream;

import io.tollgate.policies.price.TokenPrice;
import org.jspecify.annotations.Nullable;

/**
 * A model at a provider.
 *
 * @param provider by name
 * @param model as the provider calls it; null: as the client does
 * @param weight its share of the requests beside the other targets of the same model; at least 1
 * @param priority the targets of the lowest number are asked first; those of the next only where
 *     none of them can be; at least 1
 * @param maxConcurrent calls at once; null: as many as the provider has connections
 * @param price null where nobody declared it
 * @param maxOutputTokens the longest answer, where the catalogue does not know it; null otherwise
 * @param reasoning whether it can be told to think; null: its name tells
 */
public record Target(
        String provider,
        @Nullable String model,
        int weight,
        int priority,
        @Nullable Integer maxConcurrent,
        @Nullable TokenPrice price,
        @Nullable Integer maxOutputTokens,
        @Nullable Boolean reasoning) {

    /** A model of which nothing is declared but its name. */
    public Target(String provider, @Nullable String model, int weight) {
        this(provider, model, weight, 1, null, null, null, null);
    }

    /** As logs, metrics and headers name it, where the client named {@code asked}. */
    public String modelFor(String asked) {
        return model == null ? asked : model;
    }
}
