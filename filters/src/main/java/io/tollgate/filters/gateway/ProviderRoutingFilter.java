package io.tollgate.filters.gateway;

import io.tollgate.filters.gateway.ChatExchange.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;

/** Spring Cloud Gateway's routing filter, with the client of the provider that was chosen. */
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
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        ChatExchange chat = ChatExchange.find(exchange);
        @Nullable Attempt attempt = chat == null ? null : chat.attempt();
        return attempt == null
                ? super.getHttpClient(route, exchange)
                : clients.of(attempt.provider());
    }
}
