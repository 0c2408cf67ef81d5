package io.tollgate.app.policies;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Shadowing;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.store.price.DeclaredPrices;
import io.tollgate.policies.store.price.DeclaredPrices.Declared;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The prices that the settings declare, target by target. */
final class PriceDeclarations {

    private PriceDeclarations() {}

    static DeclaredPrices of(Upstreams upstreams) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        upstreams.providers().forEach((name, provider) -> addresses.put(name, provider.baseUrl()));
        List<Declared> prices = new ArrayList<>();
        for (DeclaredModel model : upstreams.models()) {
            if (model.serving() instanceof TargetPlan plan) {
                targets(plan)
                        .filter(target -> target.price() != null)
                        .forEach(target -> prices.add(declared(model, target)));
            }
        }
        return new DeclaredPrices(addresses, prices);
    }

    private static Stream<Target> targets(TargetPlan plan) {
        return Stream.of(
                        plan.targets(),
                        plan.fallbacks().onFailure(),
                        plan.fallbacks().onContextTooLong(),
                        plan.fallbacks().onContentPolicy(),
                        shadow(plan))
                .flatMap(List::stream);
    }

    private static List<Target> shadow(TargetPlan plan) {
        Shadowing shadowing = plan.shadowing();
        return shadowing == null ? List.of() : List.of(shadowing.target());
    }

    private static Declared declared(DeclaredModel model, Target target) {
        String name = target.modelFor(model.pattern().toString());
        return new Declared(
                target.provider(),
                new ModelPattern(upToStar(name)),
                Objects.requireNonNull(target.price()));
    }

    /** A route may have a star anywhere; whatever it matches begins like it. */
    private static String upToStar(String name) {
        int star = name.indexOf('*');
        return star < 0 ? name : name.substring(0, star + 1);
    }
}
