package io.tollgate.filters.upstream.health;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.upstream.Secret;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A place for one call at a target. It must be given back with {@link #release}, once the last byte
 * is through; before, whoever judges the call says how it went, of which the first word counts.
 */
public final class Permit implements Admission {

    private final TargetHealth target;
    private final @Nullable Secret key;
    private final long sinceNanos = System.nanoTime();
    private final AtomicBoolean judged = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();

    Permit(TargetHealth target, @Nullable Secret key) {
        this.target = target;
        this.key = key;
    }

    /** The key to use, null where the provider wants none. */
    public @Nullable Secret key() {
        return key;
    }

    /** A stream began, with something that its client waits for. */
    public void began() {
        if (judged.compareAndSet(false, true)) {
            target.succeeded(key, elapsed());
            target.streams().add(elapsed());
        }
    }

    /** A whole answer came. */
    public void answered() {
        if (judged.compareAndSet(false, true)) {
            target.succeeded(key, elapsed());
            target.wholes().add(elapsed());
        }
    }

    /** It failed; what follows for the target goes by who is to {@link Blame}. */
    public void failed(GatewayError error) {
        if (judged.compareAndSet(false, true)) {
            target.failed(key, error, elapsed());
        } else if (Blame.of(error) == Blame.PROVIDER) {
            target.brokeOff(elapsed());
        }
    }

    /** The call is over. Whoever was not judged before leaves no trace. */
    public void release() {
        if (released.compareAndSet(false, true)) {
            target.release(judged.compareAndSet(false, true));
        }
    }

    private long elapsed() {
        return System.nanoTime() - sinceNanos;
    }
}
