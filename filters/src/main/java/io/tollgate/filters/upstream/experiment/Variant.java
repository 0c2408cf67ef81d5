package io.tollgate.filters.upstream.experiment;

/**
 * One side of an experiment.
 *
 * @param name unique within the experiment; it takes part in the assignment, so a new name moves
 *     keys
 * @param weights its share of the traffic
 * @param model the declared model that serves it
 */
public record Variant(String name, Weights weights, String model) {

    public Variant {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a variant needs a name");
        }
    }
}
