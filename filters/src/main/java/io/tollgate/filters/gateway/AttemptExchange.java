package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The exchange as one attempt sees it: with a request, a response and attributes of its own, so
 * that nothing of an attempt that failed reaches the client, and two can be under way at once.
 */
final class AttemptExchange extends ServerWebExchangeDecorator {

    private static final String ATTEMPT = Attempt.class.getName();

    /** So many are put there until the answer's headers are there. */
    private static final int OWN_ATTRIBUTES = 8;

    private final ServerHttpRequest request;
    private final AttemptResponse response;
    private final Map<String, Object> attributes;
    private volatile boolean bodyOver;

    AttemptExchange(ServerWebExchange exchange, Attempt attempt, ServerHttpRequest request) {
        super(exchange);
        this.request = request;
        this.response = new AttemptResponse(exchange.getResponse().bufferFactory());
        Map<String, Object> clients = exchange.getAttributes();
        this.attributes = HashMap.newHashMap(clients.size() + OWN_ATTRIBUTES);
        attributes.putAll(clients);
        attributes.put(ATTEMPT, attempt);
    }

    /** The attempt whose exchange this is, null if it is none's. */
    static @Nullable Attempt attempt(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTEMPT);
    }

    @Override
    public ServerHttpRequest getRequest() {
        return request;
    }

    @Override
    public ServerHttpResponse getResponse() {
        return response;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    /** The status of the provider's answer; one of its own invention, such as 529, is kept. */
    int status() {
        return answer().status().code();
    }

    /** All headers of the provider's answer, as they came. */
    HttpHeaders headers() {
        return answer().responseHeaders();
    }

    private HttpClientResponse answer() {
        return getRequiredAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR);
    }

    /** The provider's bytes, for one subscriber. */
    ByteBufFlux body() {
        Connection connection =
                getRequiredAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
        // Before the end is passed on: what follows from it happens within that signal.
        return ByteBufFlux.fromInbound(
                connection
                        .inbound()
                        .receive()
                        .doOnTerminate(() -> bodyOver = true)
                        .doOnCancel(() -> bodyOver = true));
    }

    /**
     * Closes the connection if the answer was not read to its end: nobody will, and a body that
     * nobody reads would keep it.
     */
    void close() {
        Connection connection = getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
        if (connection != null && !bodyOver) {
            connection.dispose();
        }
    }
}
