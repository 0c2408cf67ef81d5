package io.tollgate.filters.upstream.health;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is known of a provider as a whole: which of its keys it refuses, and whether it is there.
 */
public final class ProviderHealth {

    private final Rests refused = new Rests();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean down;

    /** An active check found that it is there, or is not. */
    public void checked(boolean up) {
        down = !up;
    }

    public boolean isDown() {
        return down;
    }

    /** Keys take turns; where the next search begins. */
    int nextTurn() {
        return turn.getAndIncrement() & Integer.MAX_VALUE;
    }

    /** Keys that it refused lately. */
    Rests refused() {
        return refused;
    }
}
