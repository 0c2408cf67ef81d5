package io.tollgate.policies.store.redis;

import io.tollgate.policies.quota.Decision;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Refuses what any quota would have to grant, and asks to come again soon. */
record ClosedGate(QuotaEvents events) implements QuotaGate {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public CompletionStage<Decision> admit(Demand demand) {
        Optional<Quota> any =
                demand.counting().stream().filter(quota -> !quota.shadow()).findFirst();
        if (any.isEmpty()) {
            return new OpenGate(events).admit(demand);
        }
        events.refused(any.get());
        return CompletableFuture.completedStage(new Decision.Refused(any.get(), SOON, List.of()));
    }
}
