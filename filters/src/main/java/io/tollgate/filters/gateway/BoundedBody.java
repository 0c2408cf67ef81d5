package io.tollgate.filters.gateway;

import io.netty.buffer.ByteBuf;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import org.springframework.core.io.buffer.DataBufferLimitException;
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
        return request.getBody()
                .collect(() -> new BodyBytes(length, limit), BodyBytes::add)
                .map(BodyBytes::toByteArray)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(limit));
    }

    /** An answer's body; signals a DataBufferLimitException beyond the limit. */
    static Mono<byte[]> ofAnswer(Flux<ByteBuf> body, int limit) {
        return body.collect(() -> new BodyBytes(-1, limit), BodyBytes::add)
                .map(BodyBytes::toByteArray);
    }

    private static GatewayException tooLarge(int limit) {
        return new GatewayException(
                Kind.REQUEST_TOO_LARGE,
                "The request body is larger than the "
                        + limit
                        + " bytes that this gateway takes (tollgate.limits.max-request-body).");
    }
}
