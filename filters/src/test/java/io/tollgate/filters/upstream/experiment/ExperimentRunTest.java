package io.tollgate.filters.upstream.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentRunTest {

    private static final Guard GUARD = new Guard(true, 0.01, 50, 0.5, null);

    private Traffic traffic;
    private ExperimentRun run;

    @BeforeEach
    void begin() {
        traffic = new Traffic(1, GUARD);
        run = traffic.run;
    }

    @Test
    void aStoppedVariantGetsNoTrafficUntilItResumes() {
        assertThat(variants()).contains("a", "b");
        stopB();
        assertThat(variants()).containsOnly("a");
        assertThat(run.resume("b")).isTrue();
        assertThat(variants()).contains("a", "b");
        assertThat(run.resume("b")).isFalse();
    }

    private List<String> variants() {
        return IntStream.range(0, 100)
                .mapToObj(i -> run.assign("user-" + i, new Random(i)).variant().name())
                .toList();
    }

    @Test
    void theListenerHearsOfAStopOnce() {
        stopB();
        IntStream.range(0, 100).forEach(i -> run.record("b", Traffic.outcome(true, 1)));
        assertThat(traffic.heard)
                .containsExactly(
                        new Stop(
                                "trial",
                                "b",
                                Stop.Reason.ERROR_RATE_LIMIT,
                                Traffic.NOW,
                                1,
                                0.5,
                                null,
                                50));
        assertThat(b().stopped()).isEqualTo(traffic.heard.getFirst());
        assertThat(b().requests()).isEqualTo(150);
    }

    @Test
    void aListenerMayAskTheRun() {
        ExperimentRun[] itself = new ExperimentRun[1];
        itself[0] =
                new ExperimentRun(
                        Traffic.experiment(GUARD),
                        () -> Traffic.NOW,
                        stop -> itself[0].resume(stop.variant()));
        IntStream.range(0, 50).forEach(i -> itself[0].record("b", Traffic.outcome(true, 1)));
        assertThat(itself[0].isStopped("b")).isFalse();
    }

    @Test
    void resumingStartsTheTallyAnew() {
        stopB();
        run.resume("b");
        assertThat(b().requests()).isZero();
        assertThat(b().stopped()).isNull();
        stopB();
        assertThat(traffic.heard).hasSize(2);
    }

    @Test
    void theControlIsNeverStopped() {
        IntStream.range(0, 200).forEach(i -> run.record("a", Traffic.outcome(true, 1)));
        assertThat(run.isStopped("a")).isFalse();
        assertThat(traffic.heard).isEmpty();
    }

    @Test
    void aReloadKeepsWhatIsKnown() {
        stopB();
        run.score("b", "helpful", 1);
        run.reload(Traffic.experiment(Guard.DEFAULTS));
        assertThat(run.isStopped("b")).isTrue();
        assertThat(b().requests()).isEqualTo(50);
        assertThat(b().scores()).containsKey("helpful");
        assertThat(run.experiment().guard()).isEqualTo(Guard.DEFAULTS);
    }

    @Test
    void aVariantServedByAnotherModelStartsAnew() {
        stopB();
        run.record("a", Traffic.outcome(false, 1));
        run.reload(Traffic.experiment(GUARD, "model-a", "model-c"));
        assertThat(run.isStopped("b")).isFalse();
        assertThat(b().requests()).isZero();
        assertThat(run.report().variants().getFirst().requests()).isEqualTo(1);
    }

    @Test
    void anotherControlMakesEveryComparisonAnew() {
        run.reload(Traffic.experiment(new Guard(false, 0.01, 50, null, null)));
        traffic.requests(1_000, 0.5, 0.02, 0.5, 1);
        assertThat(b().errorRateDifference().p()).isLessThan(0.001);
        run.reload(Traffic.experiment(GUARD, "model-c", "model-b"));
        run.record("a", Traffic.outcome(false, 1));
        assertThat(b().errorRateDifference().p()).isEqualTo(1);
        assertThat(b().requests()).isPositive();
    }

    @Test
    void aStoppedVariantThatBecomesTheControlServes() {
        stopB();
        Experiment declared = run.experiment();
        run.reload(new Experiment("trial", declared.unit(), declared.variants().reversed(), GUARD));
        assertThat(run.isStopped("b")).isFalse();
        assertThat(run.report().control()).isEqualTo("b");
    }

    @Test
    void aVariantThatIsNoLongerDeclaredIsForgotten() {
        stopB();
        Experiment declared = run.experiment();
        run.reload(
                new Experiment("trial", declared.unit(), declared.variants().subList(0, 1), GUARD));
        run.record("b", Traffic.outcome(true, 1));
        run.score("b", "helpful", 1);
        assertThat(run.report().variants()).hasSize(1);
        run.reload(declared);
        assertThat(b().requests()).isZero();
        assertThat(run.isStopped("b")).isFalse();
    }

    @Test
    void refusesAnotherExperimentAndScoresThatAreNoNumbers() {
        Experiment other =
                new Experiment("other", new Unit.ApiKey(), run.experiment().variants(), GUARD);
        assertThatIllegalArgumentException().isThrownBy(() -> run.reload(other));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.score("b", "helpful", Double.NaN));
    }

    @Test
    void namesOfMetricsCannotFillTheMemory() {
        IntStream.range(0, 1_000).forEach(i -> run.score("b", "metric-" + i, 1));
        run.score("b", "metric-0", 3);
        assertThat(b().scores()).hasSize(Tally.MAX_METRICS);
        assertThat(b().scores().get("metric-0").mean()).isEqualTo(2);
    }

    @Test
    void eightThreadsLoseNothing() throws InterruptedException {
        int each = 5_000;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                threads.submit(() -> IntStream.range(0, each).forEach(this::oneOfTen));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(b().requests()).isEqualTo(8 * each);
        assertThat(b().errors()).isEqualTo(8 * each / 10);
        assertThat(b().timeToFirstToken().count()).isEqualTo(8 * each / 10 * 9);
        assertThat(b().timeToFirstToken().mean()).isEqualTo(1);
        assertThat(b().scores().get("helpful").count()).isEqualTo(8 * each);
    }

    private void oneOfTen(int i) {
        run.record("b", Traffic.outcome(i % 10 == 0, 1));
        run.score("b", "helpful", i);
    }

    private void stopB() {
        IntStream.range(0, 50).forEach(i -> run.record("b", Traffic.outcome(true, 1)));
        assertThat(run.isStopped("b")).isTrue();
    }

    private ExperimentReport.OfVariant b() {
        return run.report().variants().get(1);
    }
}
