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

    private BoundedBody() {}

    /**
     * A request's body; empty where there is none. A body that says that it is too large is refused
     * before it is read.
     */
    public static Mono<byte[]> ofRequest(ServerHttpRequest request, int limit) {
        long length = request.getHeaders().getContentLength();
        if (length > limit) {
            return Mono.error(tooLarge(limit));
        }
        return collect(request.getBody(), length, limit)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(limit));
    }

    /** An answer's body; signals a DataBufferLimitException beyond the limit. */
    static Mono<byte[]> ofAnswer(Publisher<? extends DataBuffer> body, int limit) {
        return collect(Flux.from(body), -1, limit);
    }

    private static Mono<byte[]> collect(Flux<? extends DataBuffer> body, long length, int limit) {
        return body.collect(() -> new BodyBytes(length, limit), BodyBytes::add)
                .map(BodyBytes::toByteArray);
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
