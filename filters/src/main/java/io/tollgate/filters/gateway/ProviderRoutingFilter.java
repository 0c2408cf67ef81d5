package io.tollgate.filters.gateway;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.util.context.Context;

/**
 * Spring Cloud Gateway's routing filter for what was dispatched to a provider, with the client of
 * that provider. It stands before the stock one, which then finds nothing left to route; every
 * other request goes on to that.
 */
public final class ProviderRoutingFilter extends NettyRoutingFilter {

    private final ProviderHttpClients clients;

    public ProviderRoutingFilter(
            HttpClient httpClient,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties,
            ProviderHttpClients clients) {
        super(httpClient, headersFilters, properties);
        this.clients = clients;
    }

    @Override
    public int getOrder() {
        return ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return AttemptExchange.attempt(exchange) == null
                ? chain.filter(exchange)
                : super.filter(exchange, chain).contextWrite(ProviderRoutingFilter::atHand);
    }

    /**
     * Reactor Netty's operators ask for the context many times, and each question goes through all
     * operators of the request unless the answer is kept on the way.
     */
    private static Context atHand(Context context) {
        return context;
    }

    /** The headers of the request are made anew, and the answer's go to nobody as they are. */
    @Override
    public List<HttpHeadersFilter> getHeadersFilters() {
        return List.of();
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        Attempt attempt = AttemptExchange.attempt(exchange);
        return clients.of(Objects.requireNonNull(attempt).provider());
    }
}
