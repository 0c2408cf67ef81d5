package io.tollgate.filters.gateway;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Brings requests to the faces of our dialects to {@link ModelRouteMapping} at once. All other
 * mappings of the application, each of which would look at every request, stand behind; to these
 * paths they have nothing to say.
 */
public final class FaceMapping implements HandlerMapping, Ordered {

    /** Before the actuator's, which stands at -100. */
    private static final int ORDER = -1_000;

    private final ClientDialects dialects;
    private final ModelRouteMapping models;

    public FaceMapping(ClientDialects dialects, ModelRouteMapping models) {
        this.dialects = dialects;
        this.models = models;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        return dialects.face(exchange.getRequest()) == null
                ? Mono.empty()
                : models.getHandler(exchange);
    }
}
