package io.tollgate.bench;

import org.jspecify.annotations.Nullable;

/** What all connections of a load have seen; touched by the one event loop only. */
final class Tally {

    final Arrivals arrivals = new Arrivals();
    long replies;
    long marks;
    long errors;
    @Nullable String firstError;

    /** Connections that still wait for a reply's end. */
    int open;

    /** Set when no further request is to be sent. */
    boolean ending;

    void error(String what) {
        errors++;
        if (firstError == null) {
            firstError = what;
        }
    }
}
