package io.tollgate.app.report;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.tollgate.app.path.Serving;
import io.tollgate.filters.upstream.health.Health;
import io.tollgate.filters.upstream.health.TargetHealth;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** How providers fare on this node. */
@Component
class OverviewProviders {

    private final Serving serving;
    private final Health health;

    OverviewProviders(Serving serving, Health health) {
        this.serving = serving;
        this.health = health;
    }

    /**
     * A provider.
     *
     * @param state {@code healthy}, {@code degraded} if some of its targets are left alone, {@code
     *     down} if all are or it is not there
     * @param targets that were asked since the start
     * @param open how many of them are left alone
     */
    record Fares(String name, String state, int targets, int open) {}

    List<Fares> all() {
        return new TreeSet<>(serving.upstreams().providers().keySet())
                .stream().map(this::fares).toList();
    }

    private Fares fares(String provider) {
        List<TargetHealth> targets =
                health.all().stream()
                        .filter(target -> target.name().startsWith(provider + "/"))
                        .toList();
        int open =
                (int)
                        targets.stream()
                                .filter(target -> target.breakerState() == State.OPEN)
                                .count();
        boolean down =
                health.of(provider).isDown() || (!targets.isEmpty() && open == targets.size());
        String state = down ? "down" : open > 0 ? "degraded" : "healthy";
        return new Fares(provider, state, targets.size(), open);
    }
}
