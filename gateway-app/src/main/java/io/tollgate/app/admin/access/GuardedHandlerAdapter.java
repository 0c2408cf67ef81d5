package io.tollgate.app.admin.access;

import io.tollgate.app.security.Entrant;
import io.tollgate.app.security.Entrant.Refusal;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets nobody use an endpoint that is not theirs. It goes by the method that would be called, never
 * by a path that somebody wrote, and before anything of the body is read.
 */
final class GuardedHandlerAdapter extends RequestMappingHandlerAdapter {

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        Refusal refusal = Entrance.refusal(Entrant.in(exchange), (HandlerMethod) handler);
        return refusal == null
                ? super.handle(exchange, handler)
                : ProblemAnswers.write(exchange, refusal.status(), refusal.detail())
                        .then(Mono.empty());
    }
}
