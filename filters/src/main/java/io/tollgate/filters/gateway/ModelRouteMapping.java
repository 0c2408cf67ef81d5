package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.RelayFace.Addressing;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.wire.MalformedInput;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.event.RefreshRoutesResultEvent;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the route of a request by the model that its body names. The body is read here, once and
 * bounded, since no predicate could match without it; the stations take it from the {@link
 * ChatExchange}, stock filters from the request. Requests to other paths are looked up as Spring
 * Cloud Gateway does it.
 */
public final class ModelRouteMapping extends RoutePredicateHandlerMapping
        implements ApplicationListener<RefreshRoutesResultEvent> {

    private final ClientDialects dialects;
    private final RouteLocator routes;
    private final Set<String> watchedMembers;
    private final IntSupplier maxBody;
    private volatile AtomicReference<@Nullable RouteIndex> index = new AtomicReference<>();

    /**
     * @param watchedMembers request members that the provider dialects want located
     * @param maxBody in bytes; asked for each request
     */
    public ModelRouteMapping(
            FilteringWebHandler handler,
            RouteLocator routes,
            GlobalCorsProperties cors,
            Environment environment,
            ClientDialects dialects,
            Set<String> watchedMembers,
            IntSupplier maxBody) {
        super(handler, routes, cors, environment);
        this.routes = routes;
        this.dialects = dialects;
        this.watchedMembers = watchedMembers;
        this.maxBody = maxBody;
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        Face face = dialects.face(exchange.getRequest());
        if (face == null) {
            return super.lookupRoute(exchange);
        }
        return Mono.defer(() -> open(exchange, face))
                .flatMap(chat -> index().flatMap(found -> match(exchange, chat, found)));
    }

    private Mono<ChatExchange> open(ServerWebExchange exchange, Face face) {
        ServerHttpRequest request = exchange.getRequest();
        Stamp stamp = Stamps.next();
        exchange.getResponse().getHeaders().set(TollgateHeaders.REQUEST_ID, stamp.id());
        RequestGate.check(request, face);
        return BoundedBody.ofRequest(request, maxBody.getAsInt())
                .map(
                        body -> {
                            ClientCall call = call(face, request, body, stamp);
                            exchange.getAttributes()
                                    .put(
                                            ServerWebExchangeUtils
                                                    .CACHED_SERVER_HTTP_REQUEST_DECORATOR_ATTR,
                                            new ReplayedRequest(request, body));
                            return ChatExchange.open(exchange, call);
                        });
    }

    private ClientCall call(Face face, ServerHttpRequest request, byte[] body, Stamp stamp) {
        try {
            return face instanceof RelayFace relay && relay.addressing() != Addressing.BODY
                    ? RelayedCalls.of(relay, request, body, stamp)
                    : ClientCall.of(face, request.getPath().value(), body, watchedMembers, stamp);
        } catch (MalformedInput e) {
            throw new GatewayException(Kind.INVALID_REQUEST, e.getMessage());
        }
    }

    private Mono<Route> match(ServerWebExchange exchange, ChatExchange chat, RouteIndex found) {
        List<String> names = dialects.spellings(chat.call().face(), chat.call().model());
        Mono<Route> route = match(exchange, chat, names.getFirst(), found);
        for (String other : names.subList(1, names.size())) {
            route = route.switchIfEmpty(Mono.defer(() -> match(exchange, chat, other, found)));
        }
        return route.switchIfEmpty(Mono.error(() -> notServed(names.getFirst())));
    }

    private static Mono<Route> match(
            ServerWebExchange exchange, ChatExchange chat, String model, RouteIndex found) {
        return Flux.fromIterable(found.candidates(model))
                .concatMap(
                        route -> {
                            chat.model(model);
                            exchange.getAttributes()
                                    .put(
                                            ServerWebExchangeUtils.GATEWAY_PREDICATE_ROUTE_ATTR,
                                            route.getId());
                            return Mono.from(route.getPredicate().apply(exchange))
                                    .mapNotNull(matches -> matches ? route : null);
                        },
                        0)
                .next();
    }

    private static GatewayException notServed(String model) {
        return new GatewayException(
                Kind.MODEL_NOT_FOUND,
                "The model '"
                        + abbreviated(model)
                        + "' is not served here; list the models for those that are.");
    }

    private static String abbreviated(String model) {
        return model.length() <= 100 ? model : model.substring(0, 100) + "…";
    }

    /**
     * The index over the routes as they are now; built at the first request after a change. Each
     * change has a place of its own for it, so that an index over older routes, which a request may
     * still be building, is never found there.
     */
    private Mono<RouteIndex> index() {
        AtomicReference<@Nullable RouteIndex> place = index;
        RouteIndex current = place.get();
        return current != null
                ? Mono.just(current)
                : routes.getRoutes().collectList().map(RouteIndex::new).doOnNext(place::set);
    }

    @Override
    public void onApplicationEvent(RefreshRoutesResultEvent event) {
        index = new AtomicReference<>();
    }
}
