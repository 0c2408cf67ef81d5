package io.tollgate.filters.upstream.experiment;

import java.time.Instant;
import java.util.List;

/**
 * A variant's share of the traffic in relation to the other variants' weights, over time. A gradual
 * migration is two of these: one that climbs and one that falls at the same instants.
 */
public sealed interface Weights {

    /** The weight that holds at an instant; 0 is no traffic. */
    int at(Instant now);

    static Weights constant(int weight) {
        return new Constant(weight);
    }

    /** The same weight for ever. */
    record Constant(int weight) implements Weights {

        public Constant {
            requireWeight(weight);
        }

        @Override
        public int at(Instant now) {
            return weight;
        }
    }

    /**
     * A weight that changes at given instants. Before the first of them it is 0, so a migration
     * that is declared ahead of time starts by itself.
     *
     * @param steps in the order of time
     */
    record Stepwise(List<Step> steps) implements Weights {

        public Stepwise {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("a schedule needs a step");
            }
            for (int i = 1; i < steps.size(); i++) {
                if (!steps.get(i - 1).from().isBefore(steps.get(i).from())) {
                    throw new IllegalArgumentException("steps must follow each other in time");
                }
            }
        }

        @Override
        public int at(Instant now) {
            int weight = 0;
            for (Step step : steps) {
                if (step.from().isAfter(now)) {
                    break;
                }
                weight = step.weight();
            }
            return weight;
        }
    }

    /** The weight that holds from an instant on. */
    record Step(Instant from, int weight) {

        public Step {
            requireWeight(weight);
        }
    }

    private static void requireWeight(int weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("a weight is 0 or more, not " + weight);
        }
    }
}
