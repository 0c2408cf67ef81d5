package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.upstream.Hold;
import java.util.Objects;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;

/**
 * Looks at what a provider says, as far as it must to know whether that is an answer: its status, a
 * stream's beginning, or the whole of what is no stream. Nothing was said to the client yet.
 */
final class AnswerReader {

    /** The largest whole answer that is taken from a provider. */
    private static final int MAX_ANSWER_BYTES = 32 << 20;

    private final ClientCall call;
    private final Hold hold;
    private final boolean refusesWithheld;

    /**
     * @param refusesWithheld whether an answer that the provider's content policy withheld is none,
     *     since somebody else may answer
     */
    AnswerReader(ClientCall call, Hold hold, boolean refusesWithheld) {
        this.call = call;
        this.hold = hold;
        this.refusesWithheld = refusesWithheld;
    }

    /** The answer; an error if it is none. */
    Mono<Answer> read(Attempt attempt, AttemptExchange exchange) {
        int status = exchange.status();
        HttpHeaders headers = exchange.headers();
        ByteBufFlux body = exchange.body();
        if (status < 200 || status > 299) {
            return refusal(attempt, status, headers, body);
        }
        MediaType type = AnswerTypes.type(headers);
        if (call.face() instanceof RelayFace && !AnswerTypes.isJson(type)) {
            return piped(attempt, status, headers, body);
        }
        return call.stream() && status == 200 && AnswerTypes.mayStream(headers)
                ? stream(attempt, status, headers, body)
                : whole(attempt, status, headers, body);
    }

    private static Mono<Answer> refusal(
            Attempt attempt, int status, HttpHeaders headers, ByteBufFlux body) {
        return BoundedBody.ofAnswer(body, MAX_ANSWER_BYTES)
                .onErrorReturn(new byte[0])
                .map(
                        bytes -> {
                            throw AttemptFailure.of(Refusal.of(attempt, status, headers, bytes));
                        });
    }

    private static Mono<Answer> piped(
            Attempt attempt, int status, HttpHeaders headers, ByteBufFlux body) {
        attempt.answered();
        MediaType type =
                Objects.requireNonNullElse(
                        AnswerTypes.type(headers), MediaType.APPLICATION_OCTET_STREAM);
        return Mono.just(new Answer.Piped(attempt, status, headers, type, body.asByteArray()));
    }

    private Mono<Answer> stream(
            Attempt attempt, int status, HttpHeaders headers, ByteBufFlux body) {
        return new HeldStream(attempt, hold, refusesWithheld)
                .open(body.asByteArray())
                .map(
                        stream -> {
                            attempt.began();
                            return new Answer.Streamed(attempt, status, headers, stream);
                        });
    }

    /** The body is read in any case: unread, it would keep its connection and its buffers. */
    private Mono<Answer> whole(Attempt attempt, int status, HttpHeaders headers, ByteBufFlux body) {
        return BoundedBody.ofAnswer(body, MAX_ANSWER_BYTES)
                .map(
                        bytes -> {
                            AnswerTypes.requireJson(headers, call.stream(), attempt);
                            byte[] answer = answer(attempt, bytes);
                            attempt.answered();
                            return new Answer.Whole(attempt, status, headers, answer);
                        })
                .cast(Answer.class)
                .onErrorMap(
                        thrown ->
                                thrown instanceof AttemptFailure known
                                        ? known
                                        : AttemptFailure.spent(attempt, thrown));
    }

    private byte[] answer(Attempt attempt, byte[] bytes) {
        byte[] answer = attempt.translation().answer(bytes);
        if (refusesWithheld && attempt.translation().withheld(bytes)) {
            throw new GatewayException(Faults.withheld(attempt.provider()));
        }
        return attempt.masked(answer);
    }
}
