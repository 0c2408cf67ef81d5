package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.wire.MalformedInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Turns what nobody else handled into an error of the caller's dialect. */
public final class DialectErrorHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(DialectErrorHandler.class);

    /** Before Spring Boot's own handler, which would answer with a page of its own at -1. */
    private static final int ORDER = -2;

    private final ErrorAnswers errors;

    public DialectErrorHandler(ErrorAnswers errors) {
        this.errors = errors;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        if (!errors.covers(exchange.getRequest())) {
            return Mono.error(thrown instanceof GatewayException e ? plain(e) : thrown);
        }
        return errors.write(
                exchange.getRequest(),
                exchange.getResponse(),
                error(exchange.getRequest(), thrown));
    }

    /** For what is to no API of ours, Spring's own words do. */
    private static ResponseStatusException plain(GatewayException e) {
        return new ResponseStatusException(
                HttpStatusCode.valueOf(e.error().kind().status()), e.error().message(), e);
    }

    private static GatewayError error(ServerHttpRequest request, Throwable thrown) {
        return switch (thrown) {
            case GatewayException e -> e.error();
            case MalformedInput e -> GatewayError.of(Kind.INVALID_REQUEST, e.getMessage());
            case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
                    clientError(request, e.getStatusCode().value());
            case AbortedException e -> {
                log.debug("The client of {} left", request.getPath(), e);
                yield GatewayError.of(Kind.INTERNAL, "The client left.");
            }
            default -> {
                log.error("{} {} failed", request.getMethod(), request.getPath(), thrown);
                yield GatewayError.of(Kind.INTERNAL, "The gateway failed; its log says why.");
            }
        };
    }

    private static GatewayError clientError(ServerHttpRequest request, int status) {
        if (status == 404) {
            return GatewayError.of(
                    Kind.NOT_FOUND,
                    "There is no " + request.getMethod() + " " + request.getPath() + " here.");
        }
        return GatewayError.of(Kind.ofStatus(status), "The request was refused (" + status + ").");
    }
}
