package io.tollgate.filters.gateway;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/** Tells a client what became of its call, and what of a provider's headers is its business. */
final class AnswerHeaders {

    /**
     * @see <a href="https://www.w3.org/TR/server-timing/">W3C, Server Timing</a>
     */
    private static final String SERVER_TIMING = "Server-Timing";

    private AnswerHeaders() {}

    /** Puts the status and the headers of an answer on the client's response. */
    static void of(
            ServerWebExchange exchange, ChatExchange chat, Selection selection, Answer answer) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        Attempt attempt = answer.attempt();
        ProviderHeaders.passOn(
                answer.headers(),
                response.getHeaders(),
                attempt.translation().sameDialect() ? attempt.dialect().answerHeaders() : Set.of(),
                !chat.hidesAllowances());
        of(exchange, chat, selection);
    }

    /** The same for one that failed: who was asked last. */
    static void of(ServerWebExchange exchange, ChatExchange chat, @Nullable Selection selection) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        headers.set(TollgateHeaders.ROUTE, HeaderText.of(route.getId()));
        headers.set(TollgateHeaders.REQUESTED_MODEL, HeaderText.of(chat.call().model()));
        headers.set(TollgateHeaders.ATTEMPTS, Integer.toString(chat.attempts().size()));
        if (selection != null && !selection.steps().isEmpty()) {
            headers.set(
                    TollgateHeaders.DECISION, HeaderText.of(String.join("; ", selection.steps())));
        }
        experiments(headers, chat);
        timing(headers, chat);
        Attempt attempt = chat.attempt();
        if (attempt != null) {
            of(headers, chat, attempt);
        }
    }

    private static void experiments(HttpHeaders headers, ChatExchange chat) {
        if (!chat.exposures().isEmpty()) {
            headers.set(
                    TollgateHeaders.EXPERIMENT,
                    HeaderText.of(
                            chat.exposures().stream()
                                    .map(it -> it.experiment() + "=" + it.variant())
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static void of(HttpHeaders headers, ChatExchange chat, Attempt attempt) {
        headers.set(TollgateHeaders.PROVIDER, attempt.provider().name());
        headers.set(TollgateHeaders.MODEL, HeaderText.of(attempt.model()));
        headers.set(TollgateHeaders.TRANSLATION, translation(chat, attempt));
        if (attempt.translation().estimatesInput()) {
            headers.set(TollgateHeaders.ESTIMATED, "message_start.usage.input_tokens");
        }
        Set<String> dropped = attempt.translation().losses().fields();
        if (!dropped.isEmpty()) {
            headers.set(TollgateHeaders.DROPPED, HeaderText.of(String.join(",", dropped)));
        }
    }

    private static String translation(ChatExchange chat, Attempt attempt) {
        return attempt.translation().sameDialect()
                ? "none"
                : chat.call().face().dialect() + "->" + attempt.dialect().name();
    }

    /** What the gateway took of the time until the answer began, and what its providers did. */
    private static void timing(HttpHeaders headers, ChatExchange chat) {
        long providers = chat.awaitedNanos();
        long gateway = Math.max(0, System.nanoTime() - chat.startedNanos() - providers);
        headers.set(
                SERVER_TIMING,
                "gateway;dur=" + millis(gateway) + ", provider;dur=" + millis(providers));
    }

    /** With one decimal; formatting by pattern would cost more than all of the rest. */
    private static String millis(long nanos) {
        long tenths = nanos / 100_000;
        return tenths / 10 + "." + tenths % 10;
    }
}
