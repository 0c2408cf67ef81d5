package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.translate.TokenCount;
import io.tollgate.filters.wire.MalformedInput;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers what no provider need be asked, and says that it is an estimate. */
final class EstimateAnswer {

    private EstimateAnswer() {}

    /** Counting a long conversation takes milliseconds, which no event loop has. */
    static Mono<Void> write(TokenCount count, ServerHttpResponse response) {
        return Mono.fromCallable(count::answer)
                .subscribeOn(Schedulers.parallel())
                .onErrorMap(
                        MalformedInput.class,
                        e -> new GatewayException(Kind.INVALID_REQUEST, e.getMessage()))
                .flatMap(body -> write(body, response));
    }

    private static Mono<Void> write(byte[] body, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(HttpStatus.OK);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(body.length);
        headers.set(TollgateHeaders.ESTIMATED, "input_tokens");
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
