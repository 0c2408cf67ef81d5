package io.tollgate.app.settings;

import io.tollgate.filters.upstream.ByNeed;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Split;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.experiment.Variant;
import io.tollgate.filters.upstream.need.Rule;
import io.tollgate.policies.lifecycle.Lifecycle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks that models which name others name such as there are, and never in a circle. */
final class ModelReferences {

    private final List<DeclaredModel> models;
    private final Predicate<String> mayBeFound;
    private final Problems problems;

    private ModelReferences(
            List<DeclaredModel> models, Predicate<String> mayBeFound, Problems problems) {
        this.mayBeFound = mayBeFound;
        this.models = models.stream().sorted((a, b) -> a.pattern().compareTo(b.pattern())).toList();
        this.problems = problems;
    }

    /** That none stands twice. */
    static void checkNames(List<DeclaredModel> models, Problems problems) {
        Set<ModelPattern> seen = new HashSet<>();
        for (DeclaredModel model : models) {
            if (!seen.add(model.pattern())) {
                problems.add(path(model), "stands twice, as a model or as an experiment's.");
            }
        }
    }

    /**
     * That what they name is there.
     *
     * @param mayBeFound whether a model that is not there now may come
     */
    static void check(List<DeclaredModel> models, Predicate<String> mayBeFound, Problems problems) {
        ModelReferences references = new ModelReferences(models, mayBeFound, problems);
        models.forEach(references::check);
    }

    private void check(DeclaredModel model) {
        for (String name : named(model)) {
            if (find(name) == null && !mayBeFound.test(name)) {
                problems.unknown(path(model), "no model '" + name + "' is served", name, names());
            }
        }
        Lifecycle lifecycle = model.lifecycle();
        String successor = lifecycle == null ? null : lifecycle.successor();
        if (successor != null && find(successor) == null && !mayBeFound.test(successor)) {
            problems.unknown(
                    path(model) + ".successor",
                    "no model '" + successor + "' is served",
                    successor,
                    names());
        }
        if (leadsTo(model, model, new HashSet<>())) {
            problems.add(path(model), "leads back to itself.");
        }
    }

    private List<String> names() {
        return models.stream().map(model -> model.pattern().toString()).toList();
    }

    private boolean leadsTo(DeclaredModel from, DeclaredModel to, Set<ModelPattern> seen) {
        for (String name : named(from)) {
            DeclaredModel next = find(name);
            if (next != null
                    && (next.pattern().equals(to.pattern())
                            || (seen.add(next.pattern()) && leadsTo(next, to, seen)))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> named(DeclaredModel model) {
        return switch (model.serving()) {
            case TargetPlan _ -> List.of();
            case ByNeed byNeed -> byNeed.rules().stream().map(Rule::model).toList();
            case Split split -> split.experiment().variants().stream().map(Variant::model).toList();
        };
    }

    private @Nullable DeclaredModel find(String name) {
        return models.stream()
                .filter(model -> model.pattern().matches(name))
                .findFirst()
                .orElse(null);
    }

    private static String path(DeclaredModel model) {
        return model.serving() instanceof Split(var experiment)
                ? "tollgate.experiments." + experiment.name()
                : "tollgate.models." + model.pattern();
    }
}
