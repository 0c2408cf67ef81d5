package io.tollgate.filters.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;

/**
 * Finds the few routes that can match a model among the many that are declared. Each route that
 * carries {@link #EXACT_MODEL} in its metadata is a candidate for that model only; all others are
 * candidates for every model. The order among candidates is that of the routes.
 */
final class RouteIndex {

    /** Route metadata: the one model name that the route's {@code Model=} predicate matches. */
    static final String EXACT_MODEL = "tollgate.exact-model";

    private final Map<String, List<Route>> byModel = new HashMap<>();
    private final List<Route> others;

    RouteIndex(List<Route> routes) {
        Map<String, List<Route>> exact = new HashMap<>();
        others = new ArrayList<>();
        for (Route route : routes) {
            String model = exactModel(route);
            if (model == null) {
                others.add(route);
            } else {
                exact.computeIfAbsent(model, _ -> new ArrayList<>()).add(route);
            }
        }
        exact.forEach((model, own) -> byModel.put(model, inOrder(own, others)));
    }

    private static List<Route> inOrder(List<Route> own, List<Route> others) {
        List<Route> all = new ArrayList<>(own);
        all.addAll(others);
        all.sort(Comparator.comparingInt(Route::getOrder));
        return List.copyOf(all);
    }

    private static @Nullable String exactModel(Route route) {
        return route.getMetadata().get(EXACT_MODEL) instanceof String model ? model : null;
    }

    List<Route> candidates(String model) {
        return byModel.getOrDefault(model, others);
    }
}
