package io.tollgate.app.discovery;

import org.jspecify.annotations.Nullable;

/** The environment's variables. */
@FunctionalInterface
public interface Variables {

    /** The variable's value, null if it is not set. */
    @Nullable String value(String name);
}
