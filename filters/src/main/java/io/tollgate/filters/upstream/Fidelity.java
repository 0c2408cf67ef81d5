package io.tollgate.filters.upstream;

/** What becomes of a request of which something cannot be said to its provider. */
public enum Fidelity {
    /** It is sent without that, and the answer names what was left out. */
    LENIENT,

    /** It is refused with the names of what could not be said. */
    STRICT
}
