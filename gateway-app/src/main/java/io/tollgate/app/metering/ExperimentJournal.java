package io.tollgate.app.metering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.Exposure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Books calls for the experiments that they took part in, and remembers for a while which those
 * were, so that what people think of an answer can be booked later.
 */
@Component
public class ExperimentJournal implements CallJournal {

    private static final int MOST_CALLS = 100_000;
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Experiments experiments;
    private final Cache<String, List<Exposure>> exposures =
            Caffeine.newBuilder().maximumSize(MOST_CALLS).expireAfterWrite(LONGEST).build();

    ExperimentJournal(Experiments experiments) {
        this.experiments = experiments;
    }

    @Override
    public void settle(CallRecord call) {
        if (!call.exposures().isEmpty()) {
            exposures.put(call.requestId(), call.exposures());
            experiments.record(call);
        }
    }

    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {}

    /**
     * Books what somebody thinks of an answer.
     *
     * @return the experiments that it counts for; none if the call took part in none, or is
     *     forgotten
     */
    public List<Exposure> score(String requestId, String metric, double value) {
        List<Exposure> of = exposures.getIfPresent(requestId);
        if (of == null) {
            return List.of();
        }
        for (Exposure exposure : of) {
            experiments
                    .find(exposure.experiment())
                    .ifPresent(run -> run.score(exposure.variant(), metric, value));
        }
        return of;
    }
}
