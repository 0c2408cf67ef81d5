package io.tollgate.app.http;

import io.tollgate.app.path.Serving;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Lookup.Answer;
import io.tollgate.filters.dialect.Lookup.ModelCard;
import io.tollgate.filters.dialect.Lookup.Question;
import io.tollgate.filters.gateway.BoundedBody;
import io.tollgate.filters.gateway.Callers;
import io.tollgate.filters.gateway.ClientDialects;
import io.tollgate.policies.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** Answers the dialects' questions about models: {@code GET /v1/models}, {@code /api/tags}, … */
@Component
class LookupMapping extends AbstractHandlerMapping {

    /** Ahead of the gateway's routes, of which one may match every path. */
    private static final int ORDER = 0;

    private static final int MAX_BODY = 64 << 10;

    private final ClientDialects dialects;
    private final Serving serving;

    LookupMapping(ClientDialects dialects, Serving serving) {
        this.dialects = dialects;
        this.serving = serving;
        setOrder(ORDER);
    }

    @Override
    protected Mono<WebHandler> getHandlerInternal(ServerWebExchange exchange) {
        Lookup lookup = dialects.lookup(exchange.getRequest());
        if (lookup == null) {
            return Mono.empty();
        }
        String method = exchange.getRequest().getMethod().name();
        if (!lookup.methods().contains(method)) {
            String allowed = String.join(", ", lookup.methods());
            exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, allowed);
            return Mono.error(
                    new GatewayException(
                            Kind.METHOD_NOT_ALLOWED,
                            exchange.getRequest().getPath()
                                    + " takes "
                                    + allowed
                                    + ", not "
                                    + method
                                    + "."));
        }
        return Mono.just(asked -> answer(asked, lookup));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Lookup lookup) {
        ServerHttpRequest request = exchange.getRequest();
        Caller caller = Callers.of(exchange);
        String path = UriUtils.decode(request.getPath().value(), StandardCharsets.UTF_8);
        return BoundedBody.ofRequest(request, MAX_BODY)
                .map(body -> lookup.answer(new Question(path, body, cards(caller))))
                .flatMap(answer -> write(request, exchange.getResponse(), answer));
    }

    /** Callers see what they may use. */
    private List<ModelCard> cards(Caller caller) {
        return serving.current().cards().stream()
                .filter(card -> caller.mayUseModel(card.name()))
                .toList();
    }

    private static Mono<Void> write(
            ServerHttpRequest request, ServerHttpResponse response, Answer answer) {
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, answer.mediaType());
        response.getHeaders().setContentLength(answer.body().length);
        return HttpMethod.HEAD.equals(request.getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }
}
