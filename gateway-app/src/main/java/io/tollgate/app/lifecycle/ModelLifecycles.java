package io.tollgate.app.lifecycle;

import io.tollgate.app.path.Serving;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fallbacks;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.lifecycle.LifecycleBook;
import io.tollgate.policies.report.PassingUses.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which models go, by what is declared, else by what their providers publish. */
@Component
public final class ModelLifecycles {

    private final Serving serving;
    private final LifecycleBook published;

    ModelLifecycles(Serving serving, LifecycleBook published) {
        this.serving = serving;
        this.published = published;
    }

    /** When a model goes, null if nobody says that it does. */
    public @Nullable Lifecycle of(Model model) {
        return of(serving.upstreams(), model);
    }

    /** Those that go of all that are served under exact names. */
    public Map<Model, Lifecycle> served() {
        Upstreams upstreams = serving.upstreams();
        Map<Model, Lifecycle> going = new LinkedHashMap<>();
        for (DeclaredModel declared : upstreams.models()) {
            if (!declared.pattern().isGlob()) {
                String name = declared.pattern().toString();
                targets(declared)
                        .map(target -> new Model(target.provider(), name, target.modelFor(name)))
                        .forEach(
                                model -> {
                                    Lifecycle known = of(upstreams, model);
                                    if (known != null) {
                                        going.put(model, known);
                                    }
                                });
            }
        }
        return going;
    }

    private @Nullable Lifecycle of(Upstreams upstreams, Model model) {
        Lifecycle declared = declared(upstreams, model);
        if (declared != null) {
            return declared;
        }
        Provider provider = upstreams.providers().get(model.provider());
        String dialect = provider == null ? "" : provider.dialect().name();
        return published.of(model.provider(), dialect, model.served());
    }

    /** Of the name that was asked for, else of one that another name led to. */
    private static @Nullable Lifecycle declared(Upstreams upstreams, Model model) {
        Lifecycle another = null;
        boolean met = false;
        for (DeclaredModel declared : upstreams.models()) {
            if (!met && declared.pattern().matches(model.requested())) {
                met = true;
                if (declared.lifecycle() != null) {
                    return declared.lifecycle();
                }
            }
            if (another == null && declared.lifecycle() != null && leadsTo(declared, model)) {
                another = declared.lifecycle();
            }
        }
        return another;
    }

    private static boolean leadsTo(DeclaredModel declared, Model model) {
        String name = declared.pattern().toString();
        return targets(declared)
                .anyMatch(
                        target ->
                                target.provider().equals(model.provider())
                                        && target.modelFor(name).equals(model.served()));
    }

    private static Stream<Target> targets(DeclaredModel declared) {
        if (!(declared.serving() instanceof TargetPlan plan)) {
            return Stream.of();
        }
        Fallbacks fallbacks = plan.fallbacks();
        return Stream.of(
                        plan.targets(),
                        fallbacks.onFailure(),
                        fallbacks.onContextTooLong(),
                        fallbacks.onContentPolicy())
                .flatMap(List::stream);
    }
}
