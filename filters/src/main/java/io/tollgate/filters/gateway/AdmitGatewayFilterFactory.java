package io.tollgate.filters.gateway;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code Admit}: lets in who may use the model, and not too often. */
public final class AdmitGatewayFilterFactory
        extends AbstractGatewayFilterFactory<AdmitGatewayFilterFactory.Config> {

    /** No arguments. */
    public record Config() {}

    private final Doorkeeper doorkeeper;

    public AdmitGatewayFilterFactory(Doorkeeper doorkeeper) {
        super(Config.class);
        this.doorkeeper = doorkeeper;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of();
    }

    @Override
    public GatewayFilter apply(Config config) {
        GatewayFilter filter =
                (exchange, chain) ->
                        doorkeeper.admit(exchange, ChatExchange.of(exchange), chain::filter);
        return new OrderedGatewayFilter(filter, Station.ADMIT.order());
    }
}
