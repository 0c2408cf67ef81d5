package io.tollgate.filters.upstream.experiment;

import java.util.List;
import java.util.Optional;

/**
 * A named split of a model's traffic.
 *
 * @param name takes part in the assignment, so that two experiments split the same users
 *     independently of each other
 * @param unit what an assignment is sticky by
 * @param variants the first is the control, with which the others are compared
 * @param guard what stops a variant
 */
public record Experiment(String name, Unit unit, List<Variant> variants, Guard guard) {

    public Experiment {
        variants = List.copyOf(variants);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an experiment needs a name");
        }
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("experiment " + name + " has no variant");
        }
        if (variants.stream().map(Variant::name).distinct().count() < variants.size()) {
            throw new IllegalArgumentException("experiment " + name + " has a variant twice");
        }
    }

    public Variant control() {
        return variants.getFirst();
    }

    public Optional<Variant> variant(String variantName) {
        return variants.stream().filter(v -> v.name().equals(variantName)).findFirst();
    }
}
