package io.tollgate.app.metering;

import io.tollgate.filters.upstream.health.Health;
import io.tollgate.filters.upstream.health.TargetHealth;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/targets}: how the targets fare. */
@Component
@Endpoint(id = "targets")
class TargetsEndpoint {

    /**
     * One target.
     *
     * @param name provider and model
     * @param breaker its state
     * @param outstanding calls under way
     * @param secondsToFirstToken a moving average, 0 while nothing was measured
     * @param secondsToWholeAnswer the same for answers that are no streams
     */
    record Target(
            String name,
            String breaker,
            int outstanding,
            double secondsToFirstToken,
            double secondsToWholeAnswer) {

        static Target of(TargetHealth health) {
            return new Target(
                    health.name(),
                    health.breakerState().name().toLowerCase(Locale.ROOT),
                    health.outstanding(),
                    health.streams().average() / 1e9,
                    health.wholes().average() / 1e9);
        }
    }

    private final Health health;

    TargetsEndpoint(Health health) {
        this.health = health;
    }

    @ReadOperation
    List<Target> targets() {
        return health.all().stream().map(Target::of).toList();
    }
}
