package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.choice.Candidate;
import io.tollgate.filters.upstream.choice.Roster.Seat;
import io.tollgate.filters.upstream.health.Permit;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.AttemptRecord;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * WebSockets go to the model's first target: the handshake is handed through, so that there is no
 * beginning to look at.
 */
final class SocketCalls {

    private final Attempts attempts;

    SocketCalls(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Opens it. The answer's headers go out with the handshake, before anything was heard. */
    Mono<Void> open(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            ChatExchange chat,
            Selection selection,
            Payment payment) {
        Candidate first = selection.traffic().destinations().targets().candidates().getFirst();
        if (!(first.health().admit(first.provider().apiKeys(), true) instanceof Permit permit)) {
            return Mono.error(
                    new GatewayException(
                            Kind.OVERLOADED, "The provider of this model cannot be asked now."));
        }
        Attempt attempt = open(chat, selection, new Seat(first, permit));
        check(payment, attempt);
        AnswerHeaders.of(exchange, chat, selection);
        return payment.hold()
                .then(
                        Mono.defer(
                                () ->
                                        payment.pay(
                                                attempt,
                                                Attempts.whenReady(
                                                        attempt,
                                                        () ->
                                                                chain.filter(
                                                                        attempts.socket(
                                                                                exchange,
                                                                                attempt))))))
                .doOnSuccess(_ -> attempt.finished())
                .doOnCancel(attempt::cancelled)
                .onErrorMap(thrown -> failed(chat, attempt, thrown));
    }

    private Attempt open(ChatExchange chat, Selection selection, Seat seat) {
        try {
            Attempt attempt =
                    attempts.open(
                            chat.call(), seat, selection.model(), 1, AttemptRecord.Kind.FIRST);
            chat.add(attempt);
            return attempt;
        } catch (GatewayException | MalformedInput e) {
            seat.permit().release();
            throw e;
        }
    }

    private static void check(Payment payment, Attempt attempt) {
        try {
            if (attempt.provider().guard() != null) {
                throw new GatewayException(
                        GatewayError.Kind.INVALID_REQUEST,
                        "Realtime sessions go to providers of the settings' file only.");
            }
            if (needsOwnConnection(attempt.provider().outbound())) {
                throw new GatewayException(
                        GatewayError.Kind.INVALID_REQUEST,
                        "Realtime sessions go to providers without a proxy or certificates of"
                                + " their own only.");
            }
            payment.check(attempt);
        } catch (GatewayException e) {
            attempt.cancelled();
            throw e;
        }
    }

    /** Sockets are opened by the gateway's one client, which knows nothing of a provider's own. */
    private static boolean needsOwnConnection(Outbound outbound) {
        return outbound.proxy() != null || outbound.hasCertificates();
    }

    private static Throwable failed(ChatExchange chat, Attempt attempt, Throwable thrown) {
        if (thrown instanceof GatewayException ours) {
            attempt.cancelled();
            return ours;
        }
        GatewayError error = Faults.ofProvider(attempt.provider(), thrown);
        attempt.failed(error);
        chat.upstreamFailed(error);
        return error.kind() == Kind.INTERNAL ? thrown : new GatewayException(error, thrown);
    }
}
