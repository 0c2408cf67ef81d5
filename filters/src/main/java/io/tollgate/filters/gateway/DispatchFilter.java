package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.gateway.ChatExchange.Attempt;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.TokenCount;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.WeightedChoice;
import io.tollgate.filters.wire.MalformedInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Chooses a target, encodes the request for it, sends it, and looks at the answer's headers. */
final class DispatchFilter implements GatewayFilter {

    private static final Logger log = LoggerFactory.getLogger(DispatchFilter.class);

    private final WeightedChoice choice;
    private final List<Target> targets;
    private final Map<String, Provider> providers;
    private final OutputLimits limits;
    private final UpstreamUrl urls;
    private final FidelityGate fidelity;

    DispatchFilter(
            List<Target> targets,
            Map<String, Provider> providers,
            OutputLimits limits,
            UpstreamUrl urls,
            FidelityGate fidelity) {
        this.choice = new WeightedChoice(targets);
        this.targets = targets;
        this.providers = providers;
        this.limits = limits;
        this.urls = urls;
        this.fidelity = fidelity;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(
                () -> {
                    ChatExchange chat = ChatExchange.of(exchange);
                    Target target = choice.next(ThreadLocalRandom.current());
                    TokenCount count = TokenCount.of(chat.call(), dialect(chat.call(), target));
                    if (count != null) {
                        return EstimateAnswer.write(count, exchange.getResponse());
                    }
                    Attempt attempt = attempt(chat, target);
                    fidelity.check(exchange.getRequest().getHeaders(), attempt);
                    chat.attempt(attempt);
                    return send(exchange, chain, chat, attempt);
                });
    }

    /** A WebSocket's headers go out with the handshake, before anything was heard. */
    private Mono<Void> send(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            ChatExchange chat,
            Attempt attempt) {
        boolean socket = chat.call().opensSocket();
        if (socket) {
            answered(exchange, attempt);
        }
        Mono<Void> sent =
                chain.filter(outbound(exchange, chat.call(), attempt))
                        .onErrorMap(thrown -> failed(chat, attempt, thrown));
        return socket ? sent : sent.then(Mono.fromRunnable(() -> answered(exchange, attempt)));
    }

    private Attempt attempt(ChatExchange chat, Target target) {
        Provider provider = provider(target);
        String model = target.model() == null ? chat.model() : target.model();
        ProviderDialect dialect = dialect(chat.call(), target);
        checkStore(chat.call().face(), provider);
        try {
            return new Attempt(
                    provider,
                    dialect,
                    model,
                    Translation.of(chat.call(), dialect, model(target, model)));
        } catch (MalformedInput e) {
            throw new GatewayException(GatewayError.of(Kind.INVALID_REQUEST, e.getMessage()), e);
        }
    }

    /** What callers put into a provider's store, all other callers can read. */
    private static void checkStore(Face face, Provider provider) {
        if (face instanceof RelayFace relay
                && relay.addressing() == RelayFace.Addressing.STORE
                && !provider.sharesFiles()) {
            throw new GatewayException(
                    Kind.NOT_FOUND,
                    "The files and batches of the provider '"
                            + provider.name()
                            + "' are not shared; its operator can with tollgate.providers."
                            + provider.name()
                            + ".share-files.");
        }
    }

    private TargetModel model(Target target, String name) {
        Integer declared = target.maxOutputTokens();
        return new TargetModel(
                name, declared == null ? limits.of(name) : declared, target.reasoning());
    }

    private ProviderDialect dialect(ClientCall call, Target target) {
        return provider(target).dialectFor(call.face());
    }

    private Provider provider(Target target) {
        return Objects.requireNonNull(providers.get(target.provider()));
    }

    private ServerWebExchange outbound(
            ServerWebExchange exchange, ClientCall call, Attempt attempt) {
        Provider provider = attempt.provider();
        Translation translation = attempt.translation();
        HttpHeaders headers =
                ProviderHeaders.ofRequest(
                        attempt,
                        exchange.getRequest().getHeaders(),
                        !call.stream() && !(call.face() instanceof RelayFace));
        if (call.opensSocket()) {
            ProviderHeaders.upgrade(headers, exchange.getRequest().getHeaders());
        }
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
                        urls.of(provider.baseUrl(), translation.outbound()));
        return exchange.mutate()
                .request(
                        new ProviderHttpRequest(
                                exchange.getRequest(), headers, translation.outbound()))
                .build();
    }

    private static Throwable failed(ChatExchange chat, Attempt attempt, Throwable thrown) {
        GatewayError error = Faults.ofProvider(attempt.provider(), thrown);
        chat.upstreamFailed(error);
        if (error.kind() == Kind.INTERNAL) {
            return thrown;
        }
        log.warn(
                "request {}: {} ({})",
                chat.call().stamp().id(),
                error.message(),
                thrown.toString());
        return new GatewayException(error, thrown);
    }

    /**
     * The provider's headers are there; its body is not read yet. Trailers do not cross: the filter
     * that writes the answer would wait for those of a provider that never ends its own.
     */
    private static void answered(ServerWebExchange exchange, Attempt attempt) {
        exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        headers.set(TollgateHeaders.ROUTE, HeaderText.of(route.getId()));
        headers.set(TollgateHeaders.PROVIDER, attempt.provider().name());
        headers.set(TollgateHeaders.MODEL, HeaderText.of(attempt.model()));
        if (attempt.translation().estimatesInput()) {
            headers.set(TollgateHeaders.ESTIMATED, "message_start.usage.input_tokens");
        }
        Set<String> dropped = attempt.translation().losses().fields();
        if (!dropped.isEmpty()) {
            headers.set(TollgateHeaders.DROPPED, HeaderText.of(String.join(",", dropped)));
        }
    }

    @Override
    public String toString() {
        return "[Dispatch to " + targets + "]";
    }
}
