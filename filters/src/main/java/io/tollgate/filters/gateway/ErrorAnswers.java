package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
import java.time.Instant;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Answers with an error in the caller's dialect. */
public final class ErrorAnswers {

    /** OpenAI's and Anthropic's SDKs obey it where a status alone would have them try again. */
    private static final String SHOULD_RETRY = "x-should-retry";

    private final ClientDialects dialects;

    public ErrorAnswers(ClientDialects dialects) {
        this.dialects = dialects;
    }

    /** Whether the request is to an API of ours, so that its errors have a shape. */
    boolean covers(ServerHttpRequest request) {
        return dialects.speaking(request) != null;
    }

    /** Writes the error as the whole answer. */
    Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, GatewayError error) {
        ClientDialect dialect = dialects.speaking(request);
        if (dialect == null) {
            throw new IllegalStateException("no dialect covers " + request.getPath());
        }
        HttpHeaders headers = response.getHeaders();
        byte[] body = dialect.writeError(error, stamp(headers));
        response.setStatusCode(HttpStatusCode.valueOf(dialect.status(error)));
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(body.length);
        if (error.retryAfterSeconds() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, error.retryAfterSeconds().toString());
        } else {
            headers.remove(HttpHeaders.RETRY_AFTER);
        }
        if (error.kind().isFinal()) {
            headers.set(SHOULD_RETRY, "false");
        }
        Face face = dialects.face(request);
        if (error.kind() == GatewayError.Kind.METHOD_NOT_ALLOWED && face != null) {
            headers.set(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(face.methods())));
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** The request's stamp; a request that was refused before it had one gets it now. */
    private static Stamp stamp(HttpHeaders response) {
        String id = response.getFirst(TollgateHeaders.REQUEST_ID);
        if (id != null) {
            return new Stamp(id, Instant.now());
        }
        Stamp stamp = Stamps.next();
        response.set(TollgateHeaders.REQUEST_ID, stamp.id());
        return stamp;
    }
}
