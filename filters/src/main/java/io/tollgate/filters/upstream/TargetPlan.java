package io.tollgate.filters.upstream;

import java.util.List;
import java.util.stream.Stream;
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

    /** Every target that it may ask. */
    public Stream<Target> allTargets() {
        Stream<Target> behind =
                Stream.of(
                                fallbacks.onFailure(),
                                fallbacks.onContextTooLong(),
                                fallbacks.onContentPolicy())
                        .flatMap(List::stream);
        Stream<Target> shadow = shadowing == null ? Stream.empty() : Stream.of(shadowing.target());
        return Stream.of(targets.stream(), behind, shadow).flatMap(some -> some);
    }

    /** How each call is conducted. */
    public record Conduct(RetryPolicy retry, Deadlines deadlines, Hold hold) {

        public static final Conduct DEFAULTS =
                new Conduct(RetryPolicy.DEFAULTS, Deadlines.DEFAULTS, Hold.DEFAULTS);
    }
}
