package io.tollgate.app.policies;

import io.tollgate.policies.ledger.SpoolState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node that cannot write down what calls cost serves none. */
@Component("ledgerHealthIndicator")
class LedgerHealth implements HealthIndicator {

    private final Policing policing;

    LedgerHealth(Policing policing) {
        this.policing = policing;
    }

    @Override
    public Health health() {
        SpoolState state = policing.ledger().state();
        Health.Builder health =
                state.problem() == null
                        ? Health.up()
                        : Health.outOfService().withDetail("problem", state.problem());
        return health.withDetail("spooled", state.records())
                .withDetail("databaseAway", state.storeProblem() != null)
                .build();
    }
}
