package io.tollgate.app.admin.access;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers with a problem where no controller is there to do it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem details for HTTP APIs</a>
 */
public final class ProblemAnswers {

    private ProblemAnswers() {}

    public static Mono<Void> write(ServerWebExchange exchange, int status, String detail) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 401) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        DataBuffer body = response.bufferFactory().wrap(json(status, detail));
        return response.writeWith(Mono.just(body));
    }

    private static byte[] json(int status, String detail) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        ObjectNode json =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("type", "about:blank")
                        .put("title", problem.getTitle())
                        .put("status", status)
                        .put("detail", detail);
        return JsonMapper.shared().writeValueAsBytes(json);
    }
}
