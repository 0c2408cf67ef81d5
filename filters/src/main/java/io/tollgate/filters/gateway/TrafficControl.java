package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.health.Health;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The traffic of the snapshot that is served now. */
public final class TrafficControl {

    private final Supplier<Upstreams> upstreams;
    private final Health health;
    private @Nullable Traffic current;

    public TrafficControl(Supplier<Upstreams> upstreams, Health health) {
        this.upstreams = upstreams;
        this.health = health;
    }

    /** Made once for each snapshot; how targets fare outlives it. */
    synchronized Traffic current() {
        Upstreams served = upstreams.get();
        Traffic old = current;
        if (old != null && old.upstreams().equals(served)) {
            return old;
        }
        Traffic next = new Traffic(served, health);
        if (old != null) {
            old.close();
        }
        health.retain(served.providers().keySet(), next.targetNames());
        current = next;
        return next;
    }
}
