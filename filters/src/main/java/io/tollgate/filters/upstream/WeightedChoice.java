package io.tollgate.filters.upstream;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses among targets by their weights, at random, without memory. */
public final class WeightedChoice {

    private final List<Target> targets;
    private final int totalWeight;

    public WeightedChoice(List<Target> targets) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no targets");
        }
        this.targets = List.copyOf(targets);
        this.totalWeight = this.targets.stream().mapToInt(Target::weight).sum();
    }

    public Target next(RandomGenerator random) {
        if (targets.size() == 1) {
            return targets.getFirst();
        }
        int ticket = random.nextInt(totalWeight);
        for (Target target : targets) {
            ticket -= target.weight();
            if (ticket < 0) {
                return target;
            }
        }
        throw new AssertionError("weights changed");
    }
}
