package io.tollgate.filters.upstream.experiment;

import io.tollgate.filters.upstream.StableHash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up requests on an experiment of a control, "a", and a variant, "b". */
final class Traffic {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    final List<Stop> heard = new ArrayList<>();
    final ExperimentRun run;
    private final Random random;

    /** Seeds are spread, for {@link Random} begins alike with seeds that follow each other. */
    Traffic(int seed, Guard guard) {
        this.random = new Random(StableHash.mix(seed));
        this.run = new ExperimentRun(experiment(guard), InstantSource.fixed(NOW), heard::add);
    }

    static Experiment experiment(Guard guard) {
        return experiment(guard, "model-a", "model-b");
    }

    static Experiment experiment(Guard guard, String modelOfA, String modelOfB) {
        return new Experiment(
                "trial",
                new Unit.EndUser(),
                List.of(
                        new Variant("a", Weights.constant(50), modelOfA),
                        new Variant("b", Weights.constant(50), modelOfB)),
                guard);
    }

    /** Times are log-normal, as they are in life, with a median of a second for the control. */
    void requests(
            int count, double share, double failuresOfA, double failuresOfB, double slowness) {
        for (int i = 0; i < count; i++) {
            boolean isB = random.nextDouble() < share;
            boolean failed = random.nextDouble() < (isB ? failuresOfB : failuresOfA);
            double seconds = Math.exp(random.nextGaussian() * 0.7) * (isB ? slowness : 1);
            run.record(isB ? "b" : "a", outcome(failed, seconds));
        }
    }

    static Outcome outcome(boolean failed, double seconds) {
        Duration time = Duration.ofNanos((long) (seconds * 1e9));
        return new Outcome(
                failed,
                failed ? null : time,
                time.multipliedBy(2),
                100,
                20,
                new BigDecimal("0.002"));
    }
}
