package io.tollgate.app.network;

import io.tollgate.app.settings.Settings;
import java.net.InetSocketAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers to come by HTTPS only. A browser keeps that for all ports of a name, so it is not
 * said of {@code localhost}, where other programs serve as well; of bare addresses it has no
 * effect.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6797">RFC 6797</a>
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StrictTransport implements WebFilter {

    private static final String HEADER = "Strict-Transport-Security";
    private static final String A_YEAR = "max-age=31536000";

    private final boolean wanted;

    StrictTransport(Settings settings) {
        var tls = settings.network().tls();
        this.wanted = tls != null && tls.hsts();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (wanted && isOfTheWeb(exchange.getRequest())) {
            exchange.getResponse().getHeaders().set(HEADER, A_YEAR);
        }
        return chain.filter(exchange);
    }

    private static boolean isOfTheWeb(ServerHttpRequest request) {
        InetSocketAddress host = request.getHeaders().getHost();
        return request.getSslInfo() != null
                && host != null
                && !"localhost".equals(host.getHostString());
    }
}
