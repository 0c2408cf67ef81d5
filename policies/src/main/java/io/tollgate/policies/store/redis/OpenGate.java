package io.tollgate.policies.store.redis;

import io.tollgate.policies.quota.Decision;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Grant;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts nothing, and grants all but what is limited to nothing, which is a matter of rights. */
record OpenGate(QuotaEvents events) implements QuotaGate {

    private static final Grant NOTHING =
            new Grant() {
                @Override
                public void settle(long tokens) {}

                @Override
                public void cancel() {}
            };

    @Override
    public CompletionStage<Decision> admit(Demand demand) {
        Optional<Quota> none =
                demand.counting().stream()
                        .filter(quota -> quota.limit() == 0 && !quota.shadow())
                        .findFirst();
        if (none.isPresent()) {
            events.refused(none.get());
            return CompletableFuture.completedStage(
                    new Decision.Refused(none.get(), Duration.ofDays(1), List.of()));
        }
        events.granted(demand);
        return CompletableFuture.completedStage(new Decision.Granted(NOTHING, List.of()));
    }
}
