package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.path.Served;
import io.tollgate.app.path.Serving;
import io.tollgate.filters.upstream.ByNeed;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fallbacks;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Split;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.policies.admin.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Models, in the order in which their routes match. */
@RestController
class ModelController {

    private final Serving serving;

    ModelController(Serving serving) {
        this.serving = serving;
    }

    /**
     * A model that callers may ask for.
     *
     * @param name or glob
     * @param owner the first provider, or {@code tollgate} where the gateway chooses
     * @param strategy by which targets are chosen; null where another model is
     * @param rules which model serves when, where the request's needs decide
     * @param found whether a provider lists it, and nobody declared it
     * @param experiment whose variants share it, null if none
     */
    record ModelView(
            String name,
            boolean glob,
            boolean found,
            String owner,
            String fidelity,
            @Nullable String strategy,
            List<ModelTarget> targets,
            List<String> rules,
            @Nullable String experiment) {}

    /**
     * @param model null: as the client names it
     * @param role {@code target}, {@code fallback}, {@code context-too-long} or {@code
     *     content-policy}
     */
    record ModelTarget(
            String provider, @Nullable String model, int weight, int priority, String role) {

        static ModelTarget of(Target target, String role) {
            return new ModelTarget(
                    target.provider(), target.model(), target.weight(), target.priority(), role);
        }
    }

    @GetMapping("/admin/v1/models")
    @Requires(Permission.MODELS_READ)
    Paged<ModelView> models() {
        Served served = serving.current();
        Set<ModelPattern> found =
                served.found().models().stream()
                        .map(DeclaredModel::pattern)
                        .collect(Collectors.toSet());
        return Paged.whole(
                served.upstreams().models().stream()
                        .map(model -> view(model, found.contains(model.pattern())))
                        .toList());
    }

    private static ModelView view(DeclaredModel model, boolean found) {
        return switch (model.serving()) {
            case TargetPlan plan ->
                    view(model, found, word(plan.strategy()), targets(plan), List.of(), null);
            case ByNeed byNeed ->
                    view(
                            model,
                            found,
                            null,
                            List.of(),
                            byNeed.rules().stream().map(Object::toString).toList(),
                            null);
            case Split split ->
                    view(model, found, null, List.of(), List.of(), split.experiment().name());
        };
    }

    private static ModelView view(
            DeclaredModel model,
            boolean found,
            @Nullable String strategy,
            List<ModelTarget> targets,
            List<String> rules,
            @Nullable String experiment) {
        return new ModelView(
                model.pattern().toString(),
                model.pattern().isGlob(),
                found,
                model.owner(),
                word(model.fidelity()),
                strategy,
                targets,
                rules,
                experiment);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<ModelTarget> targets(TargetPlan plan) {
        Fallbacks fallbacks = plan.fallbacks();
        List<ModelTarget> all = new ArrayList<>();
        add(all, plan.targets(), "target");
        add(all, fallbacks.onFailure(), "fallback");
        add(all, fallbacks.onContextTooLong(), "context-too-long");
        add(all, fallbacks.onContentPolicy(), "content-policy");
        return all;
    }

    private static void add(List<ModelTarget> all, List<Target> targets, String role) {
        targets.forEach(target -> all.add(ModelTarget.of(target, role)));
    }
}
