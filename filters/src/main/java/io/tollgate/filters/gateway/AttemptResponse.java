package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.core.publisher.Mono;

/** Takes the status and the headers of a provider's answer, and never goes to anybody. */
final class AttemptResponse extends AbstractServerHttpResponse {

    /** They were checked when they were read. */
    private static final DefaultHttpHeadersFactory NO_CHECKS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    AttemptResponse(DataBufferFactory buffers) {
        // As cheap as they come: Netty's are copied there, and nobody looks at the copies.
        super(buffers, new HttpHeaders(new Netty4HeadersAdapter(NO_CHECKS.newHeaders())));
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
