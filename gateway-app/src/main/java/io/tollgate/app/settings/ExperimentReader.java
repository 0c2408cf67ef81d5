package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Split;
import io.tollgate.filters.upstream.experiment.Experiment;
import io.tollgate.filters.upstream.experiment.Guard;
import io.tollgate.filters.upstream.experiment.Unit;
import io.tollgate.filters.upstream.experiment.Variant;
import io.tollgate.filters.upstream.experiment.Weights;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an experiment: the model that clients ask for, and what serves it. */
final class ExperimentReader {

    private static final int HEAVIEST = 1_000_000;

    private ExperimentReader() {}

    /** The model, none if the experiment has a problem that leaves none. */
    static Optional<DeclaredModel> read(String name, Section section) {
        String model = section.required(ExperimentKeys.EXPERIMENT_MODEL);
        List<Variant> variants = new ArrayList<>();
        section.named(ExperimentKeys.VARIANTS, Sections.VARIANT)
                .forEach((variant, of) -> variants.add(variant(variant, of)));
        if (variants.size() < 2) {
            section.problems()
                    .add(section.path(ExperimentKeys.VARIANTS), "expected at least two, by name.");
        }
        Unit unit = unit(section);
        Guard guard = guard(section.section(ExperimentKeys.GUARD, Sections.GUARD));
        return model == null || variants.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeclaredModel(
                                new ModelPattern(model),
                                new Split(new Experiment(name, unit, variants, guard)),
                                Fidelity.LENIENT));
    }

    private static Unit unit(Section section) {
        String by = Objects.requireNonNull(section.text(ExperimentKeys.STICKY_BY));
        return switch (by) {
            case "user" -> new Unit.EndUser();
            case "key" -> new Unit.ApiKey();
            case "header" -> {
                String header = section.required(ExperimentKeys.STICKY_HEADER);
                yield header == null ? new Unit.EndUser() : new Unit.Header(header);
            }
            default -> {
                section.problems()
                        .unknown(
                                section.path(ExperimentKeys.STICKY_BY),
                                "'" + by + "' is nothing to be sticky by",
                                by,
                                List.of("user", "key", "header"));
                yield new Unit.EndUser();
            }
        };
    }

    private static Variant variant(String name, Section section) {
        String use = section.required(ExperimentKeys.VARIANT_USE);
        return new Variant(name, weights(section), use == null ? "unknown" : use);
    }

    private static Weights weights(Section section) {
        Integer first = section.number(ExperimentKeys.VARIANT_WEIGHT, 0, HEAVIEST);
        if (!section.has(ExperimentKeys.SCHEDULE)) {
            return Weights.constant(first == null ? 1 : first);
        }
        List<Weights.Step> steps = new ArrayList<>();
        steps.add(new Weights.Step(Instant.MIN, first == null ? 0 : first));
        for (Section step : section.list(ExperimentKeys.SCHEDULE, Sections.STEP)) {
            step(step).ifPresent(steps::add);
        }
        return new Weights.Stepwise(inOrder(section, steps));
    }

    private static Optional<Weights.Step> step(Section section) {
        section.required(ExperimentKeys.STEP_FROM);
        section.required(ExperimentKeys.STEP_WEIGHT);
        Instant from =
                section.value(
                        ExperimentKeys.STEP_FROM,
                        "an instant such as 2026-12-01T08:00:00Z",
                        Instant::parse);
        Integer weight = section.number(ExperimentKeys.STEP_WEIGHT, 0, HEAVIEST);
        return from == null || weight == null
                ? Optional.empty()
                : Optional.of(new Weights.Step(from, weight));
    }

    private static List<Weights.Step> inOrder(Section section, List<Weights.Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (!steps.get(i).from().isAfter(steps.get(i - 1).from())) {
                section.problems()
                        .add(
                                section.path(ExperimentKeys.SCHEDULE),
                                "each step must be later than the one before it.");
                return steps.subList(0, i);
            }
        }
        return steps;
    }

    private static Guard guard(Section section) {
        return new Guard(
                section.flag(ExperimentKeys.GUARD_ENABLED),
                Objects.requireNonNull(section.decimal(ExperimentKeys.ALPHA, "0.000001", "0.5"))
                        .doubleValue(),
                Objects.requireNonNull(section.number(ExperimentKeys.MIN_REQUESTS)),
                rate(section),
                section.optionalDuration(ExperimentKeys.MAX_FIRST_TOKEN));
    }

    private static @Nullable Double rate(Section section) {
        BigDecimal rate = section.decimal(ExperimentKeys.MAX_ERROR_RATE, "0.0001", "1");
        return rate == null ? null : rate.doubleValue();
    }
}
