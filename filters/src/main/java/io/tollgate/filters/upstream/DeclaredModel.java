package io.tollgate.filters.upstream;

import java.util.List;

/**
 * A model that clients may ask for.
 *
 * @param pattern its name, or a glob over names
 * @param targets what serves it; at least one
 * @param fidelity what becomes of requests that a target cannot be told in full
 */
public record DeclaredModel(ModelPattern pattern, List<Target> targets, Fidelity fidelity) {

    public DeclaredModel {
        targets = List.copyOf(targets);
    }

    /** A lenient one. */
    public DeclaredModel(ModelPattern pattern, List<Target> targets) {
        this(pattern, targets, Fidelity.LENIENT);
    }
}
