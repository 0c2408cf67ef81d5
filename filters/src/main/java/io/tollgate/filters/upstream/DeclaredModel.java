package io.tollgate.filters.upstream;

import java.util.List;

/**
 * A model that clients may ask for.
 *
 * @param pattern its name, or a glob over names
 * @param serving what serves it
 * @param fidelity what becomes of requests that a target cannot be told in full
 */
public record DeclaredModel(ModelPattern pattern, Serving serving, Fidelity fidelity) {

    /** A lenient one. */
    public DeclaredModel(ModelPattern pattern, List<Target> targets) {
        this(pattern, TargetPlan.of(targets), Fidelity.LENIENT);
    }

    /** Whose model it first of all is: a provider's name, or the gateway's, which chooses. */
    public String owner() {
        return switch (serving) {
            case TargetPlan plan -> plan.targets().getFirst().provider();
            case ByNeed _, Split _ -> "tollgate";
        };
    }
}
