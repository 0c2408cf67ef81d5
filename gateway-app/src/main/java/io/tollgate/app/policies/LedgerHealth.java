package io.tollgate.app.policies;

import io.tollgate.policies.store.ledger.SpooledLedger;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node that cannot write down what calls cost serves none. */
@Component
class LedgerHealth implements HealthIndicator {

    private final Policing policing;

    LedgerHealth(Policing policing) {
        this.policing = policing;
    }

    @Override
    public Health health() {
        SpooledLedger.State state = policing.ledger().state();
        Health.Builder health =
                state.trouble() == null
                        ? Health.up()
                        : Health.outOfService().withDetail("trouble", state.trouble());
        return health.withDetail("spooled", state.depth())
                .withDetail("databaseAway", state.away())
                .build();
    }
}
