package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.translate.TokenCount;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.choice.Candidate;
import io.tollgate.filters.upstream.choice.Question;
import io.tollgate.filters.wire.MalformedInput;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Has a call answered by what is declared for its model. */
final class DispatchFilter implements GatewayFilter {

    private final DeclaredModel model;
    private final Selector selector;
    private final Questions questions;
    private final Attempts attempts;
    private final ShadowCalls shadows;
    private final SocketCalls sockets;
    private final Payments payments;
    private final DeprecationHeaders deprecation;

    DispatchFilter(
            DeclaredModel model,
            Selector selector,
            Questions questions,
            Attempts attempts,
            ShadowCalls shadows,
            Payments payments,
            DeprecationHeaders deprecation) {
        this.model = model;
        this.selector = selector;
        this.questions = questions;
        this.attempts = attempts;
        this.shadows = shadows;
        this.sockets = new SocketCalls(attempts);
        this.payments = payments;
        this.deprecation = deprecation;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(
                () -> {
                    ChatExchange chat = ChatExchange.of(exchange);
                    Selection selection =
                            selector.select(model, chat, exchange.getRequest().getHeaders());
                    TokenCount count = count(chat, selection);
                    if (count != null) {
                        return EstimateAnswer.write(count, exchange.getResponse());
                    }
                    if (chat.call().opensSocket()) {
                        deprecation.tell(headers(exchange), model, chat);
                        return sockets.open(
                                exchange, chain, chat, selection, paying(chat, selection));
                    }
                    return answer(exchange, chain, chat, selection);
                });
    }

    /** Whether tokens are counted here is for the first target to say: it would be asked. */
    private static @Nullable TokenCount count(ChatExchange chat, Selection selection) {
        Candidate first = selection.traffic().destinations().targets().candidates().getFirst();
        return TokenCount.of(chat.call(), first.provider().dialectFor(chat.call().face()));
    }

    private Mono<Void> answer(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            ChatExchange chat,
            Selection selection) {
        shadows.maybe(exchange, chain, chat, selection, payments);
        Payment payment = paying(chat, selection);
        TargetPlan plan = selection.traffic().plan();
        Question question =
                questions.of(chat.call(), exchange.getRequest().getHeaders(), plan.affinity());
        Dispatch dispatch =
                new Dispatch(exchange, chain, chat, selection, question, attempts, payment);
        chat.limitTo(plan.conduct().deadlines().total());
        return payment.hold()
                .then(Mono.defer(dispatch::run))
                .takeUntilOther(chat.whenCut())
                .doOnNext(
                        answer -> {
                            chat.answer(answer);
                            AnswerHeaders.of(exchange, chat, selection, answer);
                            deprecation.tell(headers(exchange), model, chat);
                        })
                .doOnError(
                        _ -> {
                            AnswerHeaders.of(exchange, chat, selection);
                            deprecation.tell(headers(exchange), model, chat);
                        })
                .onErrorMap(CallCut.class, cut -> refusal(chat, cut))
                .then();
    }

    private static HttpHeaders headers(ServerWebExchange exchange) {
        return exchange.getResponse().getHeaders();
    }

    private Payment paying(ChatExchange chat, Selection selection) {
        try {
            return payments.of(chat, selection);
        } catch (MalformedInput e) {
            throw new GatewayException(Kind.INVALID_REQUEST, e.getMessage());
        }
    }

    private static GatewayException refusal(ChatExchange chat, CallCut cut) {
        if (cut.slow()) {
            chat.upstreamFailed(cut.error());
        }
        return new GatewayException(cut.error(), cut);
    }

    @Override
    public String toString() {
        return "[Dispatch to " + model.serving() + "]";
    }
}
