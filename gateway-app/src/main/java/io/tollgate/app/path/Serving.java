package io.tollgate.app.path;

import io.tollgate.filters.upstream.Upstreams;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Holds what is served now. Whoever needs more than one fact of it for one purpose asks once for
 * {@link #current}, and stays with that.
 */
public final class Serving {

    private final AtomicReference<Served> current;
    private final List<Consumer<Upstreams>> listeners = new CopyOnWriteArrayList<>();

    Serving(Served atStart) {
        this.current = new AtomicReference<>(atStart);
    }

    public Served current() {
        return current.get();
    }

    public Upstreams upstreams() {
        return current().upstreams();
    }

    /** Serves {@code next} from now on. */
    public void replace(Served next) {
        current.set(next);
        listeners.forEach(listener -> listener.accept(next.upstreams()));
    }

    /** Has somebody told whenever something else is served. */
    public void onReplace(Consumer<Upstreams> listener) {
        listeners.add(listener);
    }
}
