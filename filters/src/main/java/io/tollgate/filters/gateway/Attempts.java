package io.tollgate.filters.gateway;

import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.choice.Roster.Seat;
import io.tollgate.policies.usage.AttemptRecord;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Encodes a call for a target. */
final class Attempts {

    private final OutputLimits limits;
    private final UpstreamUrl urls = new UpstreamUrl();

    Attempts(OutputLimits limits) {
        this.limits = limits;
    }

    /**
     * The call, encoded for the target at which it has a place.
     *
     * @param asked the model's name, for targets that have none of their own
     * @throws GatewayException if the target cannot be asked this
     * @throws io.tollgate.filters.wire.MalformedInput if the request is not what its API defines
     */
    Attempt open(ClientCall call, Seat seat, String asked, int number, AttemptRecord.Kind kind) {
        Provider provider = seat.candidate().provider();
        Target target = seat.candidate().target();
        checkStore(call.face(), provider);
        ProviderDialect dialect = provider.dialectFor(call.face());
        String model = target.modelFor(asked);
        return new Attempt(
                number, kind, seat, dialect, model, translation(call, dialect, target, model));
    }

    /** How a call is said to a target. */
    Translation translation(ClientCall call, ProviderDialect dialect, Target target, String model) {
        Integer declared = target.maxOutputTokens();
        Integer longest = declared == null ? limits.of(model) : declared;
        return Translation.of(call, dialect, new TargetModel(model, longest, target.reasoning()));
    }

    /** What callers put into a provider's store, all other callers can read. */
    private static void checkStore(Face face, Provider provider) {
        if (isStore(face) && !provider.sharesFiles()) {
            throw new GatewayException(
                    Kind.NOT_FOUND,
                    "The files and batches of the provider '"
                            + provider.name()
                            + "' are not shared; its operator can with tollgate.providers."
                            + provider.name()
                            + ".share-files.");
        }
    }

    /** Whether what is asked for lies at one provider and no other. */
    static boolean isStore(Face face) {
        return face instanceof RelayFace relay && relay.addressing() == RelayFace.Addressing.STORE;
    }

    /** Sends an attempt as soon as there is a credential for it: at once, as a rule. */
    static <A> Mono<A> whenReady(Attempt attempt, Supplier<Mono<A>> sending) {
        ProviderCredential credential = attempt.provider().credential();
        return credential == null
                ? sending.get()
                : Mono.fromCompletionStage(credential::ready).then(Mono.defer(sending));
    }

    /** The attempt's own exchange, ready to be routed. */
    AttemptExchange exchange(ServerWebExchange exchange, ClientCall call, Attempt attempt) {
        HttpHeaders client = exchange.getRequest().getHeaders();
        boolean json = !call.stream() && !(call.face() instanceof RelayFace);
        URI url = url(attempt);
        HttpHeaders headers = ProviderHeaders.ofRequest(attempt, client, url, json);
        AttemptExchange own =
                new AttemptExchange(exchange, attempt, request(exchange, attempt, headers));
        own.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, url);
        attempt.on(own);
        return own;
    }

    /** The exchange of a WebSocket, which is the client's own: the handshake is handed through. */
    ServerWebExchange socket(ServerWebExchange exchange, Attempt attempt) {
        HttpHeaders client = exchange.getRequest().getHeaders();
        URI url = url(attempt);
        HttpHeaders headers = ProviderHeaders.ofRequest(attempt, client, url, false);
        ProviderHeaders.upgrade(headers, client);
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, url);
        return exchange.mutate().request(request(exchange, attempt, headers)).build();
    }

    private static ProviderHttpRequest request(
            ServerWebExchange exchange, Attempt attempt, HttpHeaders headers) {
        return new ProviderHttpRequest(
                exchange.getRequest(), headers, attempt.translation().outbound());
    }

    private URI url(Attempt attempt) {
        return urls.of(attempt.provider().baseUrl(), attempt.translation().outbound());
    }
}
