package io.tollgate.filters.upstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Targets, and how calls go to them.
 *
 * @param targets at least one
 * @param affinity null: requests do not belong together
 * @param hedging null: never
 * @param queue null: what no target has room for is refused at once
 * @param shadowing null: none
 */
public record TargetPlan(
        List<Target> targets,
        Strategy strategy,
        @Nullable Affinity affinity,
        Fallbacks fallbacks,
        Conduct conduct,
        @Nullable Hedging hedging,
        @Nullable QueuePolicy queue,
        @Nullable Shadowing shadowing)
        implements Serving {

    public TargetPlan {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no targets");
        }
        targets = List.copyOf(targets);
    }

    /** Targets by weight, and otherwise as it is by default. */
    public static TargetPlan of(List<Target> targets) {
        return new TargetPlan(
                targets,
                Strategy.WEIGHTED,
                null,
                Fallbacks.NONE,
                Conduct.DEFAULTS,
                null,
                null,
                null);
    }

    /** How each call is conducted. */
    public record Conduct(RetryPolicy retry, Deadlines deadlines, Hold hold) {

        public static final Conduct DEFAULTS =
                new Conduct(RetryPolicy.DEFAULTS, Deadlines.DEFAULTS, Hold.DEFAULTS);
    }
}
