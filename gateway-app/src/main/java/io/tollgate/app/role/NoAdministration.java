package io.tollgate.app.role;

import io.tollgate.app.settings.Role;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says that there is no administration here, to whoever asks for it: before the gate, which would
 * want to know who asks.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoAdministration implements WebFilter {

    private final boolean edge;

    NoAdministration(Environment environment) {
        this.edge = Role.of(environment) == Role.EDGE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return edge && isAdministration(exchange.getRequest().getPath().value())
                ? Mono.error(
                        new GatewayException(
                                Kind.NOT_FOUND,
                                "This gateway is one at the edge (tollgate.role: edge), without an"
                                        + " admin API or an admin UI."))
                : chain.filter(exchange);
    }

    private static boolean isAdministration(String path) {
        return isBelow(path, "/admin") || isBelow(path, "/ui");
    }

    private static boolean isBelow(String path, String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }
}
