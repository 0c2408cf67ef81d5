package io.tollgate.filters.upstream;

import java.util.List;

/**
 * A model that clients may ask for.
 *
 * @param pattern its name, or a glob over names
 * @param targets what serves it; at least one
 */
public record DeclaredModel(ModelPattern pattern, List<Target> targets) {

    public DeclaredModel {
        targets = List.copyOf(targets);
    }
}
