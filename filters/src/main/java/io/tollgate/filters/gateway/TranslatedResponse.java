package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.gateway.ChatExchange.Attempt;
import io.tollgate.filters.translate.StreamTranslation;
import io.tollgate.filters.upstream.Secret;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * The response into which Spring Cloud Gateway writes the provider's bytes; the client's bytes come
 * out. Streams go on buffer by buffer, at the client's pace; whole answers are joined first, so
 * that one that breaks off or cannot be read still gets a proper status.
 */
final class TranslatedResponse extends ServerHttpResponseDecorator {

    private static final Logger log = LoggerFactory.getLogger(TranslatedResponse.class);

    /** The largest whole answer that is taken from a provider. */
    private static final int MAX_ANSWER_BYTES = 32 << 20;

    private final ServerHttpRequest request;
    private final ChatExchange chat;
    private final ErrorAnswers errors;

    TranslatedResponse(ServerWebExchange exchange, ChatExchange chat, ErrorAnswers errors) {
        super(exchange.getResponse());
        this.request = exchange.getRequest();
        this.chat = chat;
        this.errors = errors;
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return writeWith(Flux.from(body).concatMap(Flux::from, 1));
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        Attempt attempt = chat.attempt();
        if (attempt == null) {
            return super.writeWith(body);
        }
        HttpStatusCode status = getStatusCode();
        if (status != null && !status.is2xxSuccessful()) {
            return refusal(attempt, status, body);
        }
        if (chat.call().face() instanceof RelayFace && !AnswerTypes.isJson(type())) {
            return super.writeAndFlushWith(Flux.from(body).map(Flux::just));
        }
        return chat.call().stream()
                        && HttpStatus.OK.equals(status)
                        && AnswerTypes.mayStream(getHeaders())
                ? stream(attempt, body)
                : whole(attempt, body);
    }

    private @Nullable MediaType type() {
        return AnswerTypes.type(getHeaders());
    }

    private Mono<Void> refusal(
            Attempt attempt, HttpStatusCode status, Publisher<? extends DataBuffer> body) {
        return BoundedBody.ofAnswer(body, MAX_ANSWER_BYTES)
                .onErrorReturn(new byte[0])
                .flatMap(
                        bytes -> {
                            Refusal refusal = Refusal.of(attempt, status, getHeaders(), bytes);
                            chat.upstreamFailed(refusal.error());
                            refusal.log(log, chat.call().stamp());
                            refusal.sayWhenToTryAgain(getHeaders());
                            return refusal.asItCame()
                                    ? writeWhole(attempt, bytes)
                                    : errors.write(request, getDelegate(), refusal.error());
                        });
    }

    /** The body is read in any case: unread, it would keep its connection and its buffers. */
    private Mono<Void> whole(Attempt attempt, Publisher<? extends DataBuffer> body) {
        return BoundedBody.ofAnswer(body, MAX_ANSWER_BYTES)
                .map(
                        bytes -> {
                            AnswerTypes.requireJson(getHeaders(), chat.call().stream(), attempt);
                            return attempt.translation().answer(bytes);
                        })
                .flatMap(bytes -> writeWhole(attempt, bytes))
                .onErrorResume(thrown -> !isCommitted(), thrown -> broken(attempt, thrown));
    }

    private Mono<Void> broken(Attempt attempt, Throwable thrown) {
        GatewayError error = Faults.ofProvider(attempt.provider(), thrown);
        failed(attempt, error);
        return errors.write(request, getDelegate(), error);
    }

    private Mono<Void> writeWhole(Attempt attempt, byte[] bytes) {
        getHeaders().setContentType(MediaType.APPLICATION_JSON);
        getHeaders().setContentLength(bytes.length);
        return super.writeWith(Mono.just(wrap(attempt, bytes)));
    }

    private Mono<Void> stream(Attempt attempt, Publisher<? extends DataBuffer> body) {
        HttpHeaders headers = getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, attempt.translation().streamMediaType());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        StreamTranslation stream = attempt.translation().stream();
        Flux<DataBuffer> translated =
                Flux.from(body)
                        .<DataBuffer>handle((buffer, sink) -> feed(attempt, stream, buffer, sink))
                        .concatWith(last(attempt, stream::end))
                        .onErrorResume(
                                thrown -> last(attempt, () -> stream.fail(fault(attempt, thrown))))
                        .doOnCancel(chat::clientHungUp)
                        .doOnComplete(
                                () -> {
                                    GatewayError failure = stream.failure();
                                    if (failure != null) {
                                        failed(attempt, failure);
                                    }
                                });
        return super.writeAndFlushWith(translated.map(Mono::just));
    }

    /** Once a stream has failed, nothing of the provider's is wanted any more. */
    private void feed(
            Attempt attempt,
            StreamTranslation stream,
            DataBuffer buffer,
            SynchronousSink<DataBuffer> sink) {
        byte[] out = stream.feed(BoundedBody.take(buffer));
        if (out != null) {
            sink.next(wrap(attempt, out));
        }
        if (stream.failure() != null) {
            sink.complete();
        }
    }

    private Mono<DataBuffer> last(Attempt attempt, Supplier<byte @Nullable []> bytes) {
        return Mono.fromSupplier(bytes).map(some -> wrap(attempt, some));
    }

    /** Whatever a provider says, it does not tell the caller the gateway's key. */
    private DataBuffer wrap(Attempt attempt, byte[] bytes) {
        Secret key = attempt.provider().apiKey();
        if (key != null) {
            key.maskIn(bytes);
        }
        return bufferFactory().wrap(bytes);
    }

    private static GatewayError fault(Attempt attempt, Throwable thrown) {
        return Faults.ofProvider(attempt.provider(), thrown);
    }

    private void failed(Attempt attempt, GatewayError reported) {
        GatewayError error = Faults.said(attempt.provider(), reported);
        chat.upstreamFailed(error);
        log.warn(
                "request {}: provider '{}' failed: {}",
                chat.call().stamp().id(),
                attempt.provider().name(),
                error.message());
    }
}
