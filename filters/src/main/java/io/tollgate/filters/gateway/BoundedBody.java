package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bodies as byte arrays, read once and never beyond a limit. */
public final class BoundedBody {

    private static final byte[] NONE = {};

    private BoundedBody() {}

    /**
     * A request's body; empty where there is none. A body that says that it is too large is refused
     * before it is read.
     */
    public static Mono<byte[]> ofRequest(ServerHttpRequest request, int limit) {
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge(limit));
        }
        return join(request.getBody(), limit)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(limit))
                .defaultIfEmpty(NONE);
    }

    /** Signals a DataBufferLimitException beyond the limit; is empty where the body is. */
    static Mono<byte[]> join(Publisher<? extends DataBuffer> body, int limit) {
        return DataBufferUtils.join(Flux.from(body), limit).map(BoundedBody::take);
    }

    /** The buffer's bytes; releases it. */
    static byte[] take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static GatewayException tooLarge(int limit) {
        return new GatewayException(
                Kind.REQUEST_TOO_LARGE,
                "The request body is larger than the "
                        + limit
                        + " bytes that this gateway takes (tollgate.limits.max-request-body).");
    }
}
