package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.upstream.Provider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the stations know of one request: the only attribute of ours on the exchange. It lives on
 * one request's signals and is not for sharing between threads at once.
 */
final class ChatExchange {

    private static final String ATTRIBUTE = ChatExchange.class.getName();

    private final ClientCall call;
    private final long startedNanos = System.nanoTime();
    private String model;
    private @Nullable Attempt attempt;
    private @Nullable GatewayError upstreamFailure;
    private boolean clientGone;

    /**
     * The request on its way to a target.
     *
     * @param dialect in which the provider is asked
     * @param model as the provider calls it
     */
    record Attempt(
            Provider provider, ProviderDialect dialect, String model, Translation translation) {}

    private ChatExchange(ClientCall call) {
        this.call = call;
        this.model = call.model();
    }

    static ChatExchange open(ServerWebExchange exchange, ClientCall call) {
        ChatExchange chat = new ChatExchange(call);
        exchange.getAttributes().put(ATTRIBUTE, chat);
        return chat;
    }

    static @Nullable ChatExchange find(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** For our filters, which stand only on routes that match a model. */
    static ChatExchange of(ServerWebExchange exchange) {
        ChatExchange chat = find(exchange);
        if (chat == null) {
            throw new GatewayException(
                    GatewayError.Kind.INTERNAL,
                    "This route uses Tollgate's filters but has no Model= predicate.");
        }
        return chat;
    }

    ClientCall call() {
        return call;
    }

    /** The name by which a route is looked for; an API may have several for the same model. */
    void model(String spelling) {
        model = spelling;
    }

    /** The model by the name that its route matched. */
    String model() {
        return model;
    }

    long startedNanos() {
        return startedNanos;
    }

    void attempt(Attempt next) {
        attempt = next;
    }

    @Nullable Attempt attempt() {
        return attempt;
    }

    Attempt requireAttempt() {
        return Objects.requireNonNull(attempt, "nothing was dispatched");
    }

    /** The provider is to blame for how this request ends. */
    void upstreamFailed(GatewayError error) {
        upstreamFailure = error;
    }

    @Nullable GatewayError upstreamFailure() {
        return upstreamFailure;
    }

    /**
     * The client hung up while its answer was written. Reactor Netty then cancels the body but
     * completes the exchange, so the exchange's own signal does not tell.
     */
    void clientHungUp() {
        clientGone = true;
    }

    boolean clientGone() {
        return clientGone;
    }
}
