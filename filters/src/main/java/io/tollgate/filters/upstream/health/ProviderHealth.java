package io.tollgate.filters.upstream.health;

import io.tollgate.filters.upstream.Secret;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider as a whole: which of its keys it refuses, and whether it is there.
 */
public final class ProviderHealth {

    final Rests refused = new Rests();
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

    /** The provider took this key. */
    void accepted(@Nullable Secret key) {
        refused.end(key);
    }
}
