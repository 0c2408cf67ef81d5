package io.tollgate.filters.gateway;

import io.tollgate.filters.gateway.ChatExchange.Attempt;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.SignalType;

/** {@code Meter}: records what the call used and how it ended, whichever way it ended. */
public final class MeterGatewayFilterFactory
        extends AbstractGatewayFilterFactory<MeterGatewayFilterFactory.Config> {

    /** No arguments. */
    public record Config() {}

    private final CallJournal journal;

    public MeterGatewayFilterFactory(CallJournal journal) {
        super(Config.class);
        this.journal = journal;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of();
    }

    @Override
    public GatewayFilter apply(Config config) {
        GatewayFilter filter =
                (exchange, chain) ->
                        chain.filter(exchange)
                                .doFinally(signal -> journal.settle(record(exchange, signal)));
        return new OrderedGatewayFilter(filter, Station.METER.order());
    }

    private static CallRecord record(ServerWebExchange exchange, SignalType signal) {
        ChatExchange chat = ChatExchange.of(exchange);
        ClientCall call = chat.call();
        Attempt attempt = chat.attempt();
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return new CallRecord(
                call.stamp().id(),
                call.face().operation(),
                call.face().path(),
                route.getId(),
                call.model(),
                attempt == null ? null : attempt.provider().name(),
                attempt == null ? null : attempt.model(),
                call.stamp().created(),
                Duration.ofNanos(System.nanoTime() - chat.startedNanos()),
                end(signal, chat),
                attempt == null ? Set.of() : attempt.translation().losses().fields(),
                attempt == null ? null : attempt.translation().usage());
    }

    private static EndReason end(SignalType signal, ChatExchange chat) {
        if (signal == SignalType.CANCEL || chat.clientGone()) {
            return EndReason.CLIENT_GONE;
        }
        if (chat.upstreamFailure() != null) {
            return EndReason.UPSTREAM_BROKEN;
        }
        return signal == SignalType.ON_ERROR ? EndReason.FAILED : EndReason.COMPLETE;
    }
}
