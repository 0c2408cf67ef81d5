package io.tollgate.filters.gateway;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code Translate}: the provider's answer reaches the client in the client's dialect. */
public final class TranslateGatewayFilterFactory
        extends AbstractGatewayFilterFactory<TranslateGatewayFilterFactory.Config> {

    /** No arguments. */
    public record Config() {}

    public TranslateGatewayFilterFactory() {
        super(Config.class);
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of();
    }

    @Override
    public GatewayFilter apply(Config config) {
        GatewayFilter filter =
                (exchange, chain) -> {
                    ChatExchange chat = ChatExchange.of(exchange);
                    return chain.filter(exchange)
                            .then(Mono.defer(() -> write(exchange, chat)))
                            .doFinally(_ -> close(chat));
                };
        return new OrderedGatewayFilter(filter, Station.TRANSLATE.order());
    }

    /** What a route without targets answered, is written already. */
    private static Mono<Void> write(ServerWebExchange exchange, ChatExchange chat) {
        Answer answer = chat.answer();
        return answer == null
                ? Mono.empty()
                : new AnswerWriter(chat, exchange.getResponse()).write(answer);
    }

    /**
     * Whichever way the exchange ended, nothing of it stays open. Its signal does not tell: a
     * client that hangs up can look like one that was answered.
     */
    private static void close(ChatExchange chat) {
        chat.whenHeard(() -> chat.attempts().forEach(Attempt::cancelled));
        chat.close();
    }
}
