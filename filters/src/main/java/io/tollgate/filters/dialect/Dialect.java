package io.tollgate.filters.dialect;

import java.util.List;

/**
 * What one package below this one brings: an API as clients call it, as providers serve it, or
 * both. The class that implements it is named to {@link java.util.ServiceLoader} by {@code
 * AutoService}, so that no list of dialects stands anywhere: the package that is there is served.
 *
 * <p>An implementation is public and has a public constructor without parameters.
 */
public interface Dialect {

    /** As clients call it. */
    default List<ClientDialect> clients() {
        return List.of();
    }

    /** As providers serve it; several where several services share its fields. */
    default List<ProviderDialect> providers() {
        return List.of();
    }
}
