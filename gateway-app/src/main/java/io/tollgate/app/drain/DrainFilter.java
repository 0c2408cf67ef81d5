package io.tollgate.app.drain;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses new calls while the gateway stops, at once and unread; another node answers them. Whoever
 * asks how the gateway is, is answered still.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DrainFilter implements WebFilter {

    private static final List<String> WATCHED = List.of("/actuator/", "/livez", "/readyz");

    private final Drain drain;

    DrainFilter(Drain drain) {
        this.drain = drain;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!drain.draining() || isWatched(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return Mono.error(
                new GatewayException(
                        new GatewayError(
                                Kind.OVERLOADED,
                                "This gateway is shutting down; ask again, another one will answer.",
                                1)));
    }

    private static boolean isWatched(String path) {
        return WATCHED.stream().anyMatch(path::startsWith);
    }
}
