package io.tollgate.filters.upstream;

import io.tollgate.policies.lifecycle.Lifecycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that clients may ask for.
 *
 * @param pattern its name, or a glob over names
 * @param serving what serves it
 * @param fidelity what becomes of requests that a target cannot be told in full
 * @param lifecycle when it goes; null where that is not declared
 */
public record DeclaredModel(
        ModelPattern pattern, Serving serving, Fidelity fidelity, @Nullable Lifecycle lifecycle) {

    /** One that stays. */
    public DeclaredModel(ModelPattern pattern, Serving serving, Fidelity fidelity) {
        this(pattern, serving, fidelity, null);
    }

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
