package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/** The headers of a client's request, as far as a dialect needs to see them. */
@FunctionalInterface
public interface RequestHeaders {

    /** The first value of the header of that name, upper and lower case alike; null if absent. */
    @Nullable String first(String name);
}
