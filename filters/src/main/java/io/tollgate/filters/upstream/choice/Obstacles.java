package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.upstream.health.Unavailable;
import io.tollgate.filters.upstream.health.Unavailable.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Why nothing can be asked now. */
final class Obstacles {

    /** When to try again where nobody can tell. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<Unavailable> found = new ArrayList<>(0);

    void add(Unavailable obstacle) {
        found.add(obstacle);
    }

    void clear() {
        found.clear();
    }

    boolean someFull() {
        return found.stream().anyMatch(obstacle -> obstacle.reason() == Reason.FULL);
    }

    /** With the shortest time to wait of all. */
    GatewayError toTell() {
        Reason reason =
                found.stream()
                        .map(Unavailable::reason)
                        .min(Comparator.naturalOrder())
                        .orElse(Reason.DOWN);
        Duration wait =
                found.stream()
                        .map(Unavailable::pause)
                        .filter(Duration::isPositive)
                        .min(Comparator.naturalOrder())
                        .orElse(SOON);
        int seconds = (int) wait.plusMillis(999).toSeconds();
        return switch (reason) {
            case FULL ->
                    error(
                            Kind.OVERLOADED,
                            "All targets of this model have all the calls they may",
                            seconds);
            case RESTING ->
                    error(
                            Kind.RATE_LIMITED,
                            "The providers of this model asked for a pause",
                            seconds);
            case BREAKER_OPEN ->
                    error(Kind.OVERLOADED, "The providers of this model keep failing", seconds);
            case DOWN -> error(Kind.OVERLOADED, "The providers of this model are down", seconds);
        };
    }

    private static GatewayError error(Kind kind, String what, int seconds) {
        return new GatewayError(kind, what + "; try again in " + seconds + " s.", seconds);
    }
}
