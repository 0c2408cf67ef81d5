package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.upstream.Deadlines;
import io.tollgate.filters.upstream.Hedging;
import io.tollgate.filters.upstream.TargetPlan.Conduct;
import io.tollgate.filters.upstream.choice.Itinerary;
import io.tollgate.filters.upstream.choice.Question;
import io.tollgate.filters.upstream.choice.Step;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One call on its way from target to target, until one answers or none is left. The {@link
 * Itinerary} decides; this waits, sends and reads.
 */
final class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    /** A call goes on on whichever thread it was answered on. */
    private static final RandomGenerator ANY_THREADS = () -> ThreadLocalRandom.current().nextLong();

    private final ServerWebExchange exchange;
    private final GatewayFilterChain chain;
    private final ChatExchange chat;
    private final Selection selection;
    private final Attempts attempts;
    private final Payment payment;
    private final Itinerary itinerary;
    private final FidelityGate fidelity;
    private final List<Failed> failures = new ArrayList<>(0);
    private WaitingRoom.@Nullable Ticket ticket;

    /** A failure with whom it is about. */
    private record Failed(GatewayError error, @Nullable AttemptFailure failure) {}

    Dispatch(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            ChatExchange chat,
            Selection selection,
            Question question,
            Attempts attempts,
            Payment payment) {
        this.exchange = exchange;
        this.chain = chain;
        this.chat = chat;
        this.selection = selection;
        this.attempts = attempts;
        this.payment = payment;
        ModelTraffic traffic = selection.traffic();
        this.itinerary =
                new Itinerary(
                        Attempts.isStore(chat.call().face())
                                ? traffic.firstAlone()
                                : traffic.destinations(),
                        question,
                        ANY_THREADS);
        this.fidelity =
                new FidelityGate(
                        selection.strict() || chat.admitted().caller().settings().strict());
    }

    private Conduct conduct() {
        return selection.traffic().plan().conduct();
    }

    /** The answer, or an error for the caller. */
    Mono<Answer> run() {
        WaitingRoom room = selection.traffic().room();
        return room != null && room.waiting() > 0 ? queue(room) : next();
    }

    private Mono<Answer> next() {
        return switch (itinerary.next()) {
            case Step.Ask ask -> ask(ask);
            case Step.Pause(var time) -> Mono.delay(time).then(Mono.defer(this::next));
            case Step.Queue _ -> queue(Objects.requireNonNull(selection.traffic().room()));
            case Step.GiveUp(GatewayError error, int failure) -> giveUp(error, failure);
        };
    }

    private Mono<Answer> queue(WaitingRoom room) {
        if (ticket == null) {
            QueueWish wish = QueueWish.of(exchange.getRequest().getHeaders());
            ticket = room.enter(wish.priority(), wish.atMost());
        }
        if (ticket == null) {
            itinerary.notQueued();
            return next();
        }
        return room.await(ticket)
                .flatMap(
                        inTime -> {
                            if (!inTime) {
                                itinerary.notQueued();
                            }
                            return next();
                        });
    }

    private Mono<Answer> ask(Step.Ask ask) {
        Attempt attempt = open(ask);
        if (attempt == null) {
            return next();
        }
        long since = System.nanoTime();
        return hedged(attempt)
                .doOnTerminate(() -> chat.awaited(System.nanoTime() - since))
                .onErrorResume(
                        AttemptFailure.class,
                        failure -> {
                            failed(failure);
                            return next();
                        });
    }

    private Mono<Answer> hedged(Attempt attempt) {
        Mono<Answer> first = call(attempt);
        Hedging hedging = selection.traffic().plan().hedging();
        return chat.call().stream() && hedging != null
                ? new Hedge(this::beside, this::failed).race(first, Hedge.delay(hedging, attempt))
                : first;
    }

    private @Nullable Mono<Answer> beside() {
        Step.Ask ask = itinerary.beside();
        Attempt attempt = ask == null ? null : open(ask);
        return attempt == null ? null : call(attempt);
    }

    /** The attempt, null if this target cannot be asked this. */
    private @Nullable Attempt open(Step.Ask ask) {
        try {
            Attempt attempt =
                    attempts.open(
                            chat.call(),
                            ask.seat(),
                            selection.model(),
                            chat.nextNumber(),
                            ask.kind());
            fidelity.check(exchange.getRequest().getHeaders(), attempt);
            payment.check(attempt);
            chat.add(attempt);
            return attempt;
        } catch (GatewayException e) {
            ask.seat().permit().release();
            itinerary.unsuitable(e.error());
            failures.add(new Failed(e.error(), null));
            return null;
        } catch (RuntimeException e) {
            ask.seat().permit().release();
            throw e instanceof MalformedInput
                    ? new GatewayException(
                            GatewayError.of(Kind.INVALID_REQUEST, String.valueOf(e.getMessage())),
                            e)
                    : e;
        }
    }

    private Mono<Answer> call(Attempt attempt) {
        return payment.pay(attempt, asked(attempt)).doOnCancel(attempt::notWaitedFor);
    }

    private Mono<Answer> asked(Attempt attempt) {
        Mono<Answer> answer = Attempts.whenReady(attempt, () -> sent(attempt));
        return inTime(answer, attempt).onErrorMap(thrown -> failure(attempt, thrown));
    }

    private Mono<Answer> sent(Attempt attempt) {
        AttemptExchange own = attempts.exchange(exchange, chat.call(), attempt);
        AnswerReader reader =
                new AnswerReader(chat.call(), conduct().hold(), itinerary.mayGoOnWhenWithheld());
        return chain.filter(own).then(Mono.defer(() -> reader.read(attempt, own)));
    }

    private Mono<Answer> inTime(Mono<Answer> answer, Attempt attempt) {
        Deadlines deadlines = conduct().deadlines();
        return chat.call().stream()
                ? answer.timeout(
                        DeadlineClock.after(deadlines.firstToken()),
                        Mono.error(() -> tooLate(attempt, deadlines)))
                : answer;
    }

    private static AttemptFailure tooLate(Attempt attempt, Deadlines deadlines) {
        return AttemptFailure.of(
                attempt,
                GatewayError.of(
                        Kind.TIMEOUT,
                        "The provider '"
                                + attempt.provider().name()
                                + "' did not begin its answer within "
                                + deadlines.firstToken().toSeconds()
                                + " s."),
                null);
    }

    private Throwable failure(Attempt attempt, Throwable thrown) {
        AttemptFailure failure =
                thrown instanceof AttemptFailure known
                        ? known
                        : AttemptFailure.of(
                                attempt, Faults.ofProvider(attempt.provider(), thrown), thrown);
        if (failure.spent()) {
            attempt.spoiled(failure.error());
        } else {
            attempt.failed(failure.error());
        }
        failure.log(log, chat.call().stamp());
        return failure.error().kind() == Kind.INTERNAL ? thrown : failure;
    }

    /** Once for each failure, whoever hears of it first. */
    private void failed(AttemptFailure failure) {
        for (Failed known : failures) {
            if (known.failure() == failure) {
                return;
            }
        }
        failures.add(new Failed(failure.error(), failure));
        itinerary.failed(failure.attempt().seat().candidate(), failure.error(), !failure.spent());
    }

    private Mono<Answer> giveUp(GatewayError error, int index) {
        AttemptFailure failure = index < 0 ? null : failures.get(index).failure();
        if (failure == null) {
            return Mono.error(new GatewayException(error));
        }
        Refusal refusal = failure.refusal();
        GatewayError told = Faults.said(failure.attempt().provider(), error);
        chat.upstreamFailed(told);
        return refusal != null && refusal.asItCame()
                ? Mono.just(refusal.answer(told.retryAfterSeconds()))
                : Mono.error(new GatewayException(told, failure));
    }
}
