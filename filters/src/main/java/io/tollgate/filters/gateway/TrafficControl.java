package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Split;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.experiment.Experiment;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.filters.upstream.health.Health;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The traffic of the snapshot that is served now. */
public final class TrafficControl {

    private final Supplier<Upstreams> upstreams;
    private final Health health;
    private final Experiments experiments;
    private @Nullable Traffic current;

    public TrafficControl(Supplier<Upstreams> upstreams, Health health, Experiments experiments) {
        this.upstreams = upstreams;
        this.health = health;
        this.experiments = experiments;
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
        experiments.declare(declared(served));
        current = next;
        return next;
    }

    private static List<Experiment> declared(Upstreams served) {
        return served.models().stream()
                .map(DeclaredModel::serving)
                .filter(Split.class::isInstance)
                .map(split -> ((Split) split).experiment())
                .toList();
    }

    /** Calls that wait for a place, of all models. */
    public synchronized int waiting() {
        return current == null ? 0 : current.waiting();
    }
}
