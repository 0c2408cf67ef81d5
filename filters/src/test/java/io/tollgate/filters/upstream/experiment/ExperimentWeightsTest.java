package io.tollgate.filters.upstream.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.filters.upstream.experiment.Weights.Step;
import io.tollgate.filters.upstream.experiment.Weights.Stepwise;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentWeightsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    @Test
    void aConstantHoldsAtAnyTime() {
        assertThat(Weights.constant(7).at(Instant.MIN)).isEqualTo(7);
        assertThat(Weights.constant(7).at(Instant.MAX)).isEqualTo(7);
    }

    @Test
    void aScheduleHoldsFromStepToStep() {
        Weights weights = new Stepwise(List.of(new Step(MONDAY, 10), new Step(TUESDAY, 50)));
        assertThat(weights.at(MONDAY.minusNanos(1))).isZero();
        assertThat(weights.at(MONDAY)).isEqualTo(10);
        assertThat(weights.at(TUESDAY.minusNanos(1))).isEqualTo(10);
        assertThat(weights.at(TUESDAY)).isEqualTo(50);
        assertThat(weights.at(Instant.MAX)).isEqualTo(50);
    }

    @Test
    void aStepFromTheBeginningOfTimeIsTheWeightBefore() {
        Weights weights = new Stepwise(List.of(new Step(Instant.MIN, 90), new Step(MONDAY, 0)));
        assertThat(weights.at(MONDAY.minusNanos(1))).isEqualTo(90);
        assertThat(weights.at(MONDAY)).isZero();
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatIllegalArgumentException().isThrownBy(() -> Weights.constant(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(MONDAY, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stepwise(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stepwise(List.of(new Step(TUESDAY, 1), new Step(MONDAY, 2))));
    }

    @Test
    void anExperimentHasAControlAndNoVariantTwice() {
        Variant a = new Variant("a", Weights.constant(1), "model-a");
        Variant b = new Variant("b", Weights.constant(1), "model-b");
        Experiment experiment = experiment(List.of(a, b));
        assertThat(experiment.control()).isEqualTo(a);
        assertThat(experiment.variant("b")).contains(b);
        assertThat(experiment.variant("c")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> experiment(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> experiment(List.of(a, a)));
    }

    private static Experiment experiment(List<Variant> variants) {
        return new Experiment("trial", new Unit.EndUser(), variants, Guard.DEFAULTS);
    }
}
