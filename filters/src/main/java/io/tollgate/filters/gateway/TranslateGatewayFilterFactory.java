package io.tollgate.filters.gateway;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code Translate}: the provider's answer reaches the client in the client's dialect. */
public final class TranslateGatewayFilterFactory
        extends AbstractGatewayFilterFactory<TranslateGatewayFilterFactory.Config> {

    /** No arguments. */
    public record Config() {}

    private final ErrorAnswers errors;

    public TranslateGatewayFilterFactory(ErrorAnswers errors) {
        super(Config.class);
        this.errors = errors;
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
                    TranslatedResponse response = new TranslatedResponse(exchange, chat, errors);
                    return chain.filter(exchange.mutate().response(response).build());
                };
        return new OrderedGatewayFilter(filter, Station.TRANSLATE.order());
    }
}
