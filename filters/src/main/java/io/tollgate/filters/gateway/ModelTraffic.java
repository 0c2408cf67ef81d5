package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.RetryPolicy;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.choice.Candidate;
import io.tollgate.filters.upstream.choice.Destinations;
import io.tollgate.filters.upstream.choice.Roster;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that has targets, and what its calls have in common.
 *
 * @param room null: calls do not wait for a place
 * @param shadow null: no copies are made
 */
record ModelTraffic(
        DeclaredModel model,
        TargetPlan plan,
        Destinations destinations,
        @Nullable WaitingRoom room,
        @Nullable Shadow shadow) {

    /** For what lies at the first target and nowhere else. */
    Destinations firstAlone() {
        List<Candidate> first = destinations.targets().candidates().subList(0, 1);
        Roster nobody = Roster.inOrder(List.of());
        RetryPolicy once = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
        return new Destinations(Roster.inOrder(first), nobody, nobody, nobody, once, false);
    }
}
