package io.tollgate.app.role;

import io.tollgate.app.settings.Role;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
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

    private static final byte[] PROBLEM =
            """
            {"title":"Not Found","status":404,"detail":"This gateway is one at the edge \
            (tollgate.role: edge), without an admin API or an admin UI."}"""
                    .getBytes(StandardCharsets.UTF_8);

    private final boolean edge;

    NoAdministration(Environment environment) {
        this.edge = Role.of(environment) == Role.EDGE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return edge && isAdministration(exchange.getRequest().getPath().value())
                ? nothing(exchange.getResponse())
                : chain.filter(exchange);
    }

    private static Mono<Void> nothing(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NOT_FOUND);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(PROBLEM.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(PROBLEM)));
    }

    private static boolean isAdministration(String path) {
        return isBelow(path, "/admin") || isBelow(path, "/ui");
    }

    private static boolean isBelow(String path, String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }
}
