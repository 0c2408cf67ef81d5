package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.Allowance;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.quota.Decision;
import io.tollgate.policies.quota.Decision.Standing;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.quota.QuotaGate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Knows what a caller may do, and how often. */
public final class Doorkeeper {

    /**
     * The longest answer that is reserved. Agents ask for far more than they ever get; what is
     * really used is booked when it is known.
     */
    private static final long MOST_EXPECTED = 4_096;

    /** For requests that set no limit. */
    private static final long USUALLY_EXPECTED = 512;

    private static final long SECONDS_AT_MOST = Integer.MAX_VALUE;

    private final QuotaGate quotas;
    private final ClientDialects dialects;
    private final InstantSource clock;

    public Doorkeeper(QuotaGate quotas, ClientDialects dialects, InstantSource clock) {
        this.quotas = quotas;
        this.dialects = dialects;
        this.clock = clock;
    }

    /** Goes on with the call, or says why not. */
    Mono<Void> admit(
            ServerWebExchange exchange,
            ChatExchange chat,
            Function<ServerWebExchange, Mono<Void>> further) {
        Caller caller = Callers.of(exchange);
        checkRights(caller, chat);
        List<Quota> holding = holding(caller, chat);
        if (holding.isEmpty()) {
            chat.admitted(new Admission(caller, null));
            return further.apply(exchange);
        }
        CompletableFuture<Decision> decision =
                quotas.admit(
                                new Demand(
                                        caller.tenant(),
                                        holding,
                                        expected(chat.call()),
                                        chat.call().stream()))
                        .toCompletableFuture();
        return Mono.fromFuture(decision, true)
                .doOnDiscard(Decision.Granted.class, granted -> granted.grant().cancel())
                .flatMap(
                        decided -> {
                            tell(exchange, chat, decided.standings());
                            chat.admitted(new Admission(caller, granted(decided).grant()));
                            return further.apply(exchange);
                        });
    }

    private static void checkRights(Caller caller, ChatExchange chat) {
        ClientCall call = chat.call();
        if (!caller.mayCall(call.face().path())) {
            throw new GatewayException(
                    Kind.PERMISSION, "This key may not call " + call.face().path() + ".");
        }
        if (!caller.mayUseModel(chat.model())) {
            throw new GatewayException(
                    Kind.PERMISSION,
                    "This key may not use the model '" + HeaderText.of(call.model()) + "'.");
        }
    }

    private static List<Quota> holding(Caller caller, ChatExchange chat) {
        if (caller.quotas().isEmpty()) {
            return List.of();
        }
        List<Quota> holding = new ArrayList<>(caller.quotas().size());
        for (Quota quota : caller.quotas()) {
            if (quota.model() == null || new ModelPattern(quota.model()).matches(chat.model())) {
                holding.add(quota);
            }
        }
        return holding;
    }

    private static long expected(ClientCall call) {
        Long longest = call.longestAnswer();
        return call.promptTokensBySize()
                + (longest == null ? USUALLY_EXPECTED : Math.min(longest, MOST_EXPECTED));
    }

    private static Decision.Granted granted(Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> granted;
            case Decision.Refused refused ->
                    throw new GatewayException(
                            new GatewayError(
                                    Kind.RATE_LIMITED, words(refused.quota()), seconds(refused)));
        };
    }

    private static int seconds(Decision.Refused refused) {
        long seconds = refused.retryAfter().plusMillis(999).toSeconds();
        return (int) Math.clamp(seconds, 1, SECONDS_AT_MOST);
    }

    private static String words(Quota quota) {
        String what = quota.unit().name().toLowerCase(Locale.ROOT);
        String scope =
                quota.scope().level().name().toLowerCase(Locale.ROOT) + " " + quota.scope().id();
        String period =
                quota.period() == null
                        ? " at once"
                        : " a " + quota.period().name().toLowerCase(Locale.ROOT);
        return "The "
                + scope
                + " may have "
                + quota.limit()
                + " "
                + what
                + period
                + (quota.model() == null ? "" : " of " + quota.model())
                + ", and has had them.";
    }

    /** Of several quotas for the same, the caller hears of the one that it has least left of. */
    private void tell(ServerWebExchange exchange, ChatExchange chat, List<Standing> standings) {
        List<Allowance> allowances = new ArrayList<>(2);
        add(allowances, Allowance.What.REQUESTS, least(standings, Unit.REQUESTS));
        add(allowances, Allowance.What.TOKENS, least(standings, Unit.TOKENS));
        if (!allowances.isEmpty()) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            dialects.allowanceHeaders(chat.call().face(), allowances, clock.instant())
                    .forEach(headers::set);
            chat.tellsAllowances();
        }
    }

    private static void add(
            List<Allowance> allowances, Allowance.What what, List<Standing> standings) {
        for (Standing standing : standings) {
            allowances.add(
                    new Allowance(
                            what,
                            standing.quota().limit(),
                            Math.max(0, standing.remaining()),
                            standing.reset()));
        }
    }

    private static List<Standing> least(List<Standing> standings, Unit unit) {
        Standing least = null;
        for (Standing standing : standings) {
            if (standing.quota().unit() == unit
                    && !standing.quota().shadow()
                    && (least == null || standing.remaining() < least.remaining())) {
                least = standing;
            }
        }
        return least == null ? List.of() : List.of(least);
    }
}
