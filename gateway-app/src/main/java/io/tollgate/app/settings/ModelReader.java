package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fallbacks;
import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.Hedging;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.QueuePolicy;
import io.tollgate.filters.upstream.Serving;
import io.tollgate.filters.upstream.Shadowing;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.TargetPlan.Conduct;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a model, which has targets or is chosen by what a request needs. */
final class ModelReader {

    private final TargetReader targets;
    private final Conduct defaults;

    ModelReader(TargetReader targets, Conduct defaults) {
        this.targets = targets;
        this.defaults = defaults;
    }

    DeclaredModel read(String name, Section section) {
        Fidelity fidelity = section.choice(ModelKeys.FIDELITY, Fidelity.class);
        return new DeclaredModel(
                new ModelPattern(name), serving(section), fidelity, LifecycleReader.read(section));
    }

    private Serving serving(Section section) {
        List<Key> ways =
                Stream.of(ModelKeys.TARGETS, RuleKeys.RULES, RuleKeys.RECIPE)
                        .filter(section::has)
                        .toList();
        if (ways.size() > 1) {
            section.problems()
                    .add(
                            section.path(ways.getLast()),
                            "stands beside "
                                    + ways.getFirst().text()
                                    + "; a model is served by one of them.");
        }
        return ways.contains(RuleKeys.RULES) || ways.contains(RuleKeys.RECIPE)
                ? RuleReader.read(section)
                : plan(section);
    }

    private TargetPlan plan(Section section) {
        List<Target> own =
                section.list(ModelKeys.TARGETS, Sections.TARGET).stream()
                        .map(targets::read)
                        .toList();
        return new TargetPlan(
                own.isEmpty() ? List.of(new Target("", null, 1)) : own,
                section.choice(ModelKeys.STRATEGY, Strategy.class),
                affinity(section),
                new Fallbacks(
                        targets.readAll(section, ModelKeys.FALLBACKS),
                        targets.readAll(section, ModelKeys.ON_CONTEXT_TOO_LONG),
                        targets.readAll(section, ModelKeys.ON_CONTENT_POLICY)),
                ConductReader.read(section, defaults),
                hedging(section),
                queue(section),
                shadowing(section));
    }

    private static @Nullable Affinity affinity(Section model) {
        if (!model.has(ModelKeys.AFFINITY)) {
            return null;
        }
        Section section = model.section(ModelKeys.AFFINITY, Sections.AFFINITY);
        if (section.required(ModelKeys.AFFINITY_BY) == null) {
            return null;
        }
        Affinity.By by = section.optionalChoice(ModelKeys.AFFINITY_BY, Affinity.By.class);
        String header = section.text(ModelKeys.AFFINITY_HEADER);
        if (by == Affinity.By.HEADER && header == null) {
            section.required(ModelKeys.AFFINITY_HEADER);
        }
        var load = section.decimal(ModelKeys.MAX_LOAD, "1", "100");
        return by == null
                ? null
                : new Affinity(by, header, Objects.requireNonNull(load).doubleValue());
    }

    private static @Nullable Hedging hedging(Section model) {
        if (!model.has(ModelKeys.HEDGE)) {
            return null;
        }
        Section section = model.section(ModelKeys.HEDGE, Sections.HEDGE);
        return new Hedging(
                Objects.requireNonNull(section.number(ModelKeys.PERCENTILE, 50, 99)),
                section.duration(ModelKeys.AT_LEAST));
    }

    private static @Nullable QueuePolicy queue(Section model) {
        if (!model.has(ModelKeys.QUEUE)) {
            return null;
        }
        Section section = model.section(ModelKeys.QUEUE, Sections.QUEUE);
        return new QueuePolicy(
                Objects.requireNonNull(section.number(ModelKeys.QUEUE_SIZE, 1, 100_000)),
                section.duration(ModelKeys.MAX_WAIT));
    }

    private @Nullable Shadowing shadowing(Section model) {
        if (!model.has(ModelKeys.SHADOW)) {
            return null;
        }
        Section section = model.section(ModelKeys.SHADOW, Sections.SHADOW);
        return new Shadowing(
                targets.read(section),
                Objects.requireNonNull(section.decimal(ModelKeys.PERCENT, "0", "100"))
                        .doubleValue(),
                Objects.requireNonNull(section.number(ModelKeys.MAX_IN_FLIGHT, 1, 10_000)));
    }
}
