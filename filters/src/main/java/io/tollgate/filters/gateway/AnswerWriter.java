package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.policies.ledger.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the answer that an attempt came to, in the client's dialect and at the client's pace. From
 * here on there is no other target: a stream that breaks off ends with an error of the dialect, and
 * never with a fake end.
 */
final class AnswerWriter {

    private static final Logger log = LoggerFactory.getLogger(AnswerWriter.class);

    private static final GatewayError OVERDRAWN =
            GatewayError.of(
                    GatewayError.Kind.BUDGET_EXHAUSTED,
                    "The answer became longer than what was held for it in a budget.");

    private final ChatExchange chat;
    private final ServerHttpResponse response;

    AnswerWriter(ChatExchange chat, ServerHttpResponse response) {
        this.chat = chat;
        this.response = response;
    }

    Mono<Void> write(Answer answer) {
        return switch (answer) {
            case Answer.Whole whole -> {
                whole.attempt().finished();
                yield whole(whole.body());
            }
            case Answer.Refused refused -> whole(refused.body());
            case Answer.Streamed streamed -> stream(streamed);
            case Answer.Piped piped -> pipe(piped);
        };
    }

    private Mono<Void> whole(byte[] body) {
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(wrap(body)));
    }

    private DataBuffer wrap(byte[] bytes) {
        ContentNotes notes = chat.content();
        if (notes != null) {
            notes.answered(bytes);
        }
        return response.bufferFactory().wrap(bytes);
    }

    private Mono<Void> stream(Answer.Streamed answer) {
        Attempt attempt = answer.attempt();
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, attempt.translation().streamMediaType());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        Flux<byte[]> bytes =
                answer.stream()
                        .bytes(
                                chat.whenCut(),
                                thrown -> Faults.ofProvider(attempt.provider(), thrown))
                        .doOnComplete(() -> ended(answer))
                        .doOnCancel(() -> hungUp(answer));
        return send(attempt, bytes);
    }

    private void hungUp(Answer.Streamed answer) {
        if (answer.attempt().owesUsage()) {
            chat.clientHungUp();
            chat.listensOn(
                    answer.stream()
                            .listenOn()
                            .thenRun(
                                    () -> answer.attempt().cancelled(LedgerEntry.End.CLIENT_GONE)));
        } else {
            hungUp(answer.attempt());
        }
    }

    private void ended(Answer.Streamed answer) {
        GatewayError failure = answer.stream().failure();
        if (failure == null) {
            answer.attempt().finished();
        } else {
            broke(answer.attempt(), failure);
        }
    }

    private Mono<Void> pipe(Answer.Piped answer) {
        response.getHeaders().setContentType(answer.type());
        Attempt attempt = answer.attempt();
        Flux<byte[]> bytes =
                answer.body()
                        .takeUntilOther(chat.whenCut())
                        .doOnError(
                                thrown ->
                                        broke(
                                                attempt,
                                                Faults.ofProvider(attempt.provider(), thrown)))
                        .doOnComplete(attempt::finished)
                        .doOnCancel(() -> hungUp(attempt));
        return send(attempt, bytes);
    }

    /**
     * Reactor Netty flushes what it was given whenever it has nothing more to write, so no piece
     * waits for the next. To say so for each piece ({@code writeAndFlushWith}) would be worse than
     * superfluous: {@code FluxConcatArray}, by which that is done, can lose a request that comes
     * while one piece gives way to the next on another thread, and the answer then never ends.
     */
    private Mono<Void> send(Attempt attempt, Flux<byte[]> bytes) {
        return response.writeWith(
                ClientPace.of(response).of(bytes).map(some -> wrap(sent(attempt, some))));
    }

    /** What a budget cannot pay for is not waited for. */
    private byte[] sent(Attempt attempt, byte[] some) {
        if (attempt.passed()) {
            chat.cut(new CallCut(OVERDRAWN, false));
        }
        return attempt.masked(some);
    }

    private void hungUp(Attempt attempt) {
        chat.clientHungUp();
        attempt.cancelled(LedgerEntry.End.CLIENT_GONE);
    }

    private void broke(Attempt attempt, GatewayError reported) {
        CallCut cut = chat.cutBy();
        if (cut != null && !cut.slow()) {
            attempt.cancelled(LedgerEntry.End.CUT);
            return;
        }
        GatewayError error = Faults.said(attempt.provider(), reported);
        attempt.failed(reported);
        chat.upstreamFailed(error);
        log.warn(
                "request {}: provider '{}' failed: {}",
                chat.call().stamp().id(),
                attempt.provider().name(),
                LogText.of(error.message()));
    }
}
