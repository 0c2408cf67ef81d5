package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.Strategy;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Picks one of at least two candidates. */
@FunctionalInterface
interface Picker {

    Candidate pick(List<Candidate> among, Question question, RandomGenerator random);

    static Picker of(Strategy strategy, @Nullable Affinity affinity) {
        Picker plain =
                switch (strategy) {
                    case WEIGHTED -> Pickers::weighted;
                    case LEAST_BUSY -> Pickers::leastBusy;
                    case LOWEST_LATENCY -> Pickers::lowestLatency;
                    case CHEAPEST -> Pickers::cheapest;
                    case IN_ORDER -> (among, _, _) -> among.getFirst();
                };
        return affinity == null ? plain : new AffinityPicker(affinity.maxLoad(), plain);
    }
}
