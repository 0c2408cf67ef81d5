package io.tollgate.filters.gateway;

import io.tollgate.filters.trace.CallTrace;
import io.tollgate.filters.trace.CallTraces;
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
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.SignalType;

/** {@code Meter}: records what the call used and how it ended, whichever way it ended. */
public final class MeterGatewayFilterFactory
        extends AbstractGatewayFilterFactory<MeterGatewayFilterFactory.Config> {

    /** No arguments. */
    public record Config() {}

    private final CallJournal journal;
    private final OpenCalls openCalls;
    private final CallTraces traces;

    public MeterGatewayFilterFactory(CallJournal journal, OpenCalls openCalls, CallTraces traces) {
        super(Config.class);
        this.journal = journal;
        this.openCalls = openCalls;
        this.traces = traces;
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
                    openCalls.add(chat);
                    ClientCall call = chat.call();
                    chat.traced(
                            traces.open(
                                    exchange.getRequest().getHeaders()::getFirst,
                                    call.face().operation(),
                                    call.model()));
                    return chain.filter(exchange)
                            .doFinally(
                                    signal -> chat.whenHeard(() -> settle(exchange, chat, signal)));
                };
        return new OrderedGatewayFilter(filter, Station.METER.order());
    }

    private void settle(ServerWebExchange exchange, ChatExchange chat, SignalType signal) {
        openCalls.remove(chat);
        chat.attempts().forEach(Attempt::cancelled);
        Admission admission = chat.admission();
        if (admission != null) {
            close(chat, admission);
        }
        CallRecord record = record(exchange, chat, signal);
        journal.settle(record);
        CallTrace trace = chat.trace();
        if (trace != null) {
            trace.end(record);
        }
        chat.settled();
    }

    private static void close(ChatExchange chat, Admission admission) {
        admission.close();
        ContentNotes notes = chat.content();
        if (notes != null) {
            notes.write(chat.call(), admission.caller().key());
        }
    }

    private static CallRecord record(
            ServerWebExchange exchange, ChatExchange chat, SignalType signal) {
        ClientCall call = chat.call();
        Attempt attempt = chat.attempt();
        CallTrace trace = chat.trace();
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
                status(exchange),
                Callers.of(exchange),
                trace == null ? null : trace.id(),
                attempt == null ? Set.of() : attempt.translation().losses().fields(),
                attempt == null ? null : attempt.translation().usage(),
                chat.attempts().stream().map(Attempt::record).toList(),
                chat.exposures());
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? 0 : status.value();
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
