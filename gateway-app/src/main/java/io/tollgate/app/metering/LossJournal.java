package io.tollgate.app.metering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers for a while what this node could not tell providers. */
@Component
public class LossJournal implements CallJournal {

    private static final int MOST_CALLS = 20_000;
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Cache<String, Set<String>> losses =
            Caffeine.newBuilder().maximumSize(MOST_CALLS).expireAfterWrite(LONGEST).build();

    @Override
    public void settle(CallRecord call) {
        losses.put(call.requestId(), call.losses());
    }

    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {}

    /** The request's fields by their paths; null if it was another node's, or is forgotten. */
    public @Nullable Set<String> of(String requestId) {
        return losses.getIfPresent(requestId);
    }
}
