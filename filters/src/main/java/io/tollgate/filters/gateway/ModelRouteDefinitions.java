package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Upstreams;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import reactor.core.publisher.Flux;

/**
 * Each declared model as a route of Spring Cloud Gateway, with the {@code Model=} predicate and our
 * filters, so that the gateway's own tools show what is served. Routes that are declared in
 * Spring's own way come first.
 */
public final class ModelRouteDefinitions implements RouteDefinitionLocator {

    /** Behind routes of order 0, which Spring gives to those that name none. */
    private static final int FIRST_ORDER = 1_000;

    /** Never called: Dispatch sets the URL. Spring wants some URI on each route. */
    private static final URI DISPATCHED = URI.create("http://dispatched.invalid");

    private final Supplier<Upstreams> upstreams;

    public ModelRouteDefinitions(Supplier<Upstreams> upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public Flux<RouteDefinition> getRouteDefinitions() {
        return Flux.defer(
                () -> {
                    List<RouteDefinition> definitions = new ArrayList<>();
                    for (DeclaredModel model : upstreams.get().models()) {
                        definitions.add(definition(model, FIRST_ORDER + definitions.size()));
                    }
                    return Flux.fromIterable(definitions);
                });
    }

    private static RouteDefinition definition(DeclaredModel model, int order) {
        String name = plain(model.pattern().toString());
        RouteDefinition route = new RouteDefinition();
        route.setId(name);
        route.setUri(DISPATCHED);
        route.setOrder(order);
        if (!model.pattern().isGlob()) {
            route.setMetadata(Map.of(RouteIndex.EXACT_MODEL, name));
        }
        PredicateDefinition predicate = new PredicateDefinition();
        predicate.setName("Model");
        predicate.setArgs(Map.of("patterns", name));
        route.setPredicates(List.of(predicate));
        route.setFilters(
                List.of(
                        filter("Meter", Map.of()),
                        filter("Admit", Map.of()),
                        filter("Translate", Map.of()),
                        filter("Dispatch", Map.of("model", name))));
        return route;
    }

    private static FilterDefinition filter(String name, Map<String, String> args) {
        FilterDefinition filter = new FilterDefinition();
        filter.setName(name);
        filter.setArgs(args);
        return filter;
    }

    /**
     * Spring evaluates an argument that begins so as an expression. Names come from configuration,
     * later also from the admin API, and no expression may.
     */
    private static String plain(String name) {
        if (name.strip().startsWith("#{")) {
            throw new IllegalArgumentException("a name must not begin with #{");
        }
        return name;
    }
}
