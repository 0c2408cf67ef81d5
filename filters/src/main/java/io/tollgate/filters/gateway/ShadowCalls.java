package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.upstream.choice.Roster.Seat;
import io.tollgate.filters.upstream.health.Permit;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends copies of calls to other targets, whose answers are read, recorded and thrown away. Nothing
 * of it is in the caller's way: it waits for nothing, and no failure reaches it.
 */
final class ShadowCalls {

    private static final Logger log = LoggerFactory.getLogger(ShadowCalls.class);

    private final Attempts attempts;
    private final CallJournal journal;

    ShadowCalls(Attempts attempts, CallJournal journal) {
        this.attempts = attempts;
        this.journal = journal;
    }

    /** Sends a copy, if the model has some made and this call is one of them. */
    void maybe(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            ChatExchange chat,
            Selection selection,
            Payments payments) {
        Shadow shadow = selection.traffic().shadow();
        if (shadow == null
                || chat.call().face() instanceof RelayFace
                || !shadow.takes(ThreadLocalRandom.current())) {
            return;
        }
        Attempt attempt = open(chat, selection, shadow);
        if (attempt == null) {
            shadow.over();
            return;
        }
        chat.trace(attempt);
        AnswerReader reader =
                new AnswerReader(chat.call(), selection.traffic().plan().conduct().hold(), false);
        String route = selection.traffic().model().pattern().toString();
        Payment payment = payments.ofShadow(chat, selection);
        Supplier<Mono<Answer>> asked =
                () ->
                        answer(
                                chain,
                                reader,
                                attempt,
                                attempts.exchange(exchange, chat.call(), attempt));
        payment.hold()
                .then(Mono.defer(() -> payment.pay(attempt, Attempts.whenReady(attempt, asked))))
                .flatMapMany(ShadowCalls::drained)
                .then()
                .timeout(selection.traffic().plan().conduct().deadlines().total())
                .doOnError(
                        thrown ->
                                attempt.failed(
                                        thrown instanceof AttemptFailure failure
                                                ? failure.error()
                                                : Faults.ofProvider(attempt.provider(), thrown)))
                .doFinally(
                        _ -> {
                            attempt.finished();
                            payment.account().close();
                            shadow.over();
                            chat.whenSettled(
                                    () ->
                                            journal.shadowed(
                                                    route, attempt.record(), answered(chat)));
                        })
                .subscribe(
                        _ -> {}, thrown -> log.debug("shadow of {}: {}", route, thrown.toString()));
    }

    private static Mono<Answer> answer(
            GatewayFilterChain chain, AnswerReader reader, Attempt attempt, AttemptExchange own) {
        return chain.filter(own).then(Mono.defer(() -> reader.read(attempt, own)));
    }

    private @Nullable Attempt open(ChatExchange chat, Selection selection, Shadow shadow) {
        if (!(shadow.candidate().health().admit(shadow.candidate().provider().apiKeys(), false)
                instanceof Permit permit)) {
            return null;
        }
        try {
            return attempts.open(
                    chat.call(),
                    new Seat(shadow.candidate(), permit),
                    selection.model(),
                    0,
                    AttemptRecord.Kind.SHADOW);
        } catch (GatewayException | MalformedInput e) {
            permit.release();
            log.debug("no shadow: {}", e.toString());
            return null;
        }
    }

    private static Flux<byte[]> drained(Answer answer) {
        return switch (answer) {
            case Answer.Streamed streamed ->
                    streamed.stream()
                            .bytes(
                                    Mono.never(),
                                    thrown ->
                                            Faults.ofProvider(answer.attempt().provider(), thrown));
            case Answer.Piped piped -> piped.body();
            case Answer.Whole _, Answer.Refused _ -> Flux.empty();
        };
    }

    private static @Nullable AttemptRecord answered(ChatExchange chat) {
        Answer answer = chat.answer();
        return answer == null ? null : answer.attempt().record();
    }
}
