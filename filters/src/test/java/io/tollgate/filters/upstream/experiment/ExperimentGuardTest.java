package io.tollgate.filters.upstream.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tollgate.filters.upstream.StableHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentGuardTest {

    @Test
    void equalVariantsAreHardlyEverStopped() {
        // An even split, the usual canary, a canary of something that hardly ever fails, and a poor
        // one.
        assertThat(falseStops(0.5, 0.02)).isLessThanOrEqualTo(4);
        assertThat(falseStops(0.1, 0.02)).isLessThanOrEqualTo(4);
        assertThat(falseStops(0.1, 0.002)).isLessThanOrEqualTo(4);
        assertThat(falseStops(0.9, 0.02)).isLessThanOrEqualTo(4);
        assertThat(falseStops(0.3, 0.3)).isLessThanOrEqualTo(4);
    }

    /** Of 200 runs in which both sides are the same, with a look after every request. */
    private static long falseStops(double share, double failureRate) {
        IntPredicate stops =
                seed -> {
                    Traffic traffic = new Traffic(seed, Guard.DEFAULTS);
                    traffic.requests(2_000, share, failureRate, failureRate, 1);
                    return traffic.run.isStopped("b");
                };
        return IntStream.range(0, 200).filter(stops).count();
    }

    /** Without the run's economy: the p-value itself, after every single request. */
    @Test
    void theTestIsValidAtEveryLook() {
        IntPredicate deceived = seed -> smallestP(new Random(StableHash.mix(seed))) < 0.05;
        assertThat(IntStream.range(0, 400).filter(deceived).count()).isLessThanOrEqualTo(20);
    }

    private static double smallestP(Random random) {
        Moments mine = new Moments();
        Moments theirs = new Moments();
        double smallest = 1;
        for (int i = 0; i < 2_000; i++) {
            mine.add(random.nextGaussian());
            theirs.add(random.nextGaussian());
            if (i > 50) {
                smallest = Math.min(smallest, Comparison.ofMeans(mine, theirs).p());
            }
        }
        return smallest;
    }

    @Test
    void aVariantThatFailsIsStoppedSoon() {
        for (int seed = 0; seed < 50; seed++) {
            Traffic traffic = new Traffic(seed, Guard.DEFAULTS);
            traffic.requests(800, 0.5, 0.02, 0.2, 1);
            Stop stop = traffic.heard.getFirst();
            assertThat(stop.reason()).isEqualTo(Stop.Reason.MORE_ERRORS);
            assertThat(stop.requests()).isLessThanOrEqualTo(400);
            assertThat(stop.p()).isLessThan(0.01);
            assertThat(stop.observed()).isGreaterThan(stop.reference());
        }
    }

    @Test
    void aSlowVariantIsStopped() {
        for (int seed = 0; seed < 20; seed++) {
            Traffic traffic = new Traffic(seed, Guard.DEFAULTS);
            traffic.requests(2_000, 0.5, 0.02, 0.02, 2);
            assertThat(traffic.heard)
                    .extracting(Stop::reason)
                    .containsExactly(Stop.Reason.SLOWER_FIRST_TOKEN);
        }
    }

    @Test
    void aBetterVariantAndTheControlRunOn() {
        Traffic traffic = new Traffic(7, Guard.DEFAULTS);
        traffic.requests(2_000, 0.5, 0.3, 0.02, 0.3);
        assertThat(traffic.heard).isEmpty();
        assertThat(traffic.run.report().variants().get(1).errorRateDifference().p()).isEqualTo(1);
    }

    @Test
    void aDisabledGuardStopsNothingButStillCompares() {
        Traffic traffic = new Traffic(7, new Guard(false, 0.01, 50, 0.01, Duration.ofMillis(1)));
        traffic.requests(2_000, 0.5, 0.02, 0.5, 3);
        assertThat(traffic.heard).isEmpty();
        assertThat(traffic.run.report().variants().get(1).errorRateDifference().p())
                .isLessThan(0.001);
    }

    @Test
    void anErrorRateSurelyAboveTheLimitStops() {
        Guard guard = new Guard(true, 0.01, 50, 0.1, null);
        Traffic same = new Traffic(1, guard);
        same.requests(2_000, 0.5, 0.3, 0.3, 1);
        Stop stop = same.heard.getFirst();
        assertThat(stop.reason()).isEqualTo(Stop.Reason.ERROR_RATE_LIMIT);
        assertThat(stop.reference()).isEqualTo(0.1);
        assertThat(stop.p()).isNull();
        assertThat(same.run.isStopped("a")).isFalse();
        Traffic below = new Traffic(1, guard);
        below.requests(2_000, 0.5, 0.05, 0.05, 1);
        assertThat(below.heard).isEmpty();
    }

    @Test
    void aMeanSurelyAboveTheLimitOfTimeStops() {
        Traffic slow = new Traffic(1, limitOfTime(Duration.ofMillis(500)));
        slow.requests(2_000, 0.5, 0.02, 0.02, 1);
        assertThat(slow.heard.getFirst().reason()).isEqualTo(Stop.Reason.FIRST_TOKEN_LIMIT);
        assertThat(slow.heard.getFirst().reference()).isCloseTo(0.5, within(1e-9));
        Traffic quick = new Traffic(1, limitOfTime(Duration.ofSeconds(2)));
        quick.requests(2_000, 0.5, 0.02, 0.02, 1);
        assertThat(quick.heard).isEmpty();
    }

    private static Guard limitOfTime(Duration limit) {
        return new Guard(true, 0.01, 50, null, limit);
    }

    @Test
    void nothingIsConcludedFromTooFewRequests() {
        Traffic traffic = new Traffic(1, new Guard(true, 0.01, 50, 0.1, null));
        for (int i = 0; i < 49; i++) {
            traffic.run.record("b", Traffic.outcome(true, 9));
        }
        assertThat(traffic.heard).isEmpty();
        traffic.run.record("b", Traffic.outcome(true, 9));
        assertThat(traffic.heard).hasSize(1);
    }

    @Test
    void alphaShrinksWhatIsStopped() {
        List<Long> needed = new ArrayList<>();
        for (double alpha : new double[] {0.1, 0.001}) {
            Traffic traffic = new Traffic(3, new Guard(true, alpha, 50, null, null));
            traffic.requests(3_000, 0.5, 0.02, 0.1, 1);
            needed.add(traffic.heard.getFirst().requests());
        }
        assertThat(needed.get(0)).isLessThan(needed.get(1));
    }

    @Test
    void refusesWhatIsNoGuard() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(true, 0, 50, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(true, 0.01, 1, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(true, 0.01, 50, 1.5, null));
    }
}
