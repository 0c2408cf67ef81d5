package io.tollgate.filters.gateway;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Mono;

/** Takes the status and the headers of a provider's answer, and never goes to anybody. */
final class AttemptResponse extends AbstractServerHttpResponse {

    AttemptResponse(DataBufferFactory buffers) {
        super(buffers);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's signature.
    public <T> T getNativeResponse() {
        throw new IllegalStateException("an attempt's response is none of a server");
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
        return Mono.error(new IllegalStateException("an attempt's answer is not written"));
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(
            Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return Mono.error(new IllegalStateException("an attempt's answer is not written"));
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
