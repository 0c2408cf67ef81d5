package io.tollgate.filters.gateway;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Spring Cloud Gateway's routing filter for what was dispatched to a provider, with the client of
 * that provider. It stands before the stock one, which then finds nothing left to route; every
 * other request goes on to that.
 */
public final class ProviderRoutingFilter extends NettyRoutingFilter {

    private static final List<HttpHeadersFilter> ANSWERS = List.of(new AnswerHeaders());

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
        ChatExchange chat = ChatExchange.find(exchange);
        return chat == null || chat.attempt() == null || chat.call().opensSocket()
                ? chain.filter(exchange)
                : super.filter(exchange, chain);
    }

    /** Ours alone: the headers of the request are made anew, so there is nothing to take out. */
    @Override
    public List<HttpHeadersFilter> getHeadersFilters() {
        return ANSWERS;
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return clients.of(ChatExchange.of(exchange).requireAttempt().provider());
    }

    private static final class AnswerHeaders implements HttpHeadersFilter {

        @Override
        public HttpHeaders filter(HttpHeaders provider, ServerWebExchange exchange) {
            return ProviderHeaders.ofAnswer(
                    provider,
                    ChatExchange.of(exchange).requireAttempt().translation().sameDialect());
        }

        @Override
        public boolean supports(Type type) {
            return type == Type.RESPONSE;
        }
    }
}
