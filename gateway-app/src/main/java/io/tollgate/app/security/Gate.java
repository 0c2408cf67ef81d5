package io.tollgate.app.security;

import io.tollgate.app.oidc.IdentityProviders;
import io.tollgate.app.policies.Policing;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.gateway.Callers;
import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Authentication.Known;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Authentication.Refused;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.store.directory.PolicyFeed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out who is calling before anything of the request is read but its head. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Gate implements WebFilter {

    /** How old what is known of the policies is, in seconds, while the store is away. */
    private static final String POLICY_AGE = "x-tollgate-policy-age";

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");
    private static final String ACTUATOR = "/actuator";

    /** What others than this machine may read where the gateway is watched. */
    private static final List<String> WATCHED =
            List.of(ACTUATOR + "/health", ACTUATOR + "/prometheus");

    private static final String ADMIN = "/admin/";
    private static final String UI = "/ui";
    private static final int WAIT_AFTER_FAILURES = 60;

    private final KeyPlaces keys;
    private final Access access;
    private final PolicyFeed feed;
    private final FailedTries failedTries;
    private final AdminGate admins;
    private final UserGate users;
    private final Refusals refusals;
    private final boolean logins;
    private final boolean watchedApart;

    Gate(
            Access access,
            Policing policing,
            FailedTries failedTries,
            AdminGate admins,
            UserGate users,
            Refusals refusals,
            IdentityProviders providers,
            Dialects dialects,
            Environment environment) {
        this.keys = KeyPlaces.of(dialects);
        this.access = access;
        this.watchedApart = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        this.admins = admins;
        this.users = users;
        this.refusals = refusals;
        this.logins = !providers.logins().options().isEmpty();
        this.feed = policing.feed();
        this.failedTries = failedTries;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (path.startsWith(ADMIN)) {
            return admin(exchange, chain);
        }
        try {
            return isOperators(path)
                    ? operators(exchange, chain, path)
                    : call(Credential.of(exchange, keys), chain);
        } catch (GatewayException e) {
            refusals.count(e);
            return Mono.error(e);
        }
    }

    private Mono<Void> admin(ServerWebExchange exchange, WebFilterChain chain) {
        PageHeaders.set(exchange.getResponse().getHeaders());
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        Callers.identify(exchange, feed.current().open());
        return admins.entrant(exchange.getRequest())
                .flatMap(
                        entrant -> {
                            entrant.enter(exchange);
                            return chain.filter(exchange);
                        });
    }

    private Mono<Void> operators(ServerWebExchange exchange, WebFilterChain chain, String path) {
        if (!isForAnybody(path)) {
            LoopbackGuard.check(exchange.getRequest());
        }
        PageHeaders.set(exchange.getResponse().getHeaders());
        Callers.identify(exchange, feed.current().open());
        return chain.filter(exchange);
    }

    /** Who binds a port of its own for watching to an open address wants to be watched there. */
    private boolean isForAnybody(String path) {
        if (path.startsWith(ACTUATOR)) {
            return watchedApart && WATCHED.contains(path);
        }
        return path.startsWith(UI) ? logins : access.needsKey();
    }

    private Mono<Void> call(Credential credential, WebFilterChain chain) {
        String text = credential.text();
        if (text == null || !users.isToken(text)) {
            return chain.filter(entered(credential, caller(credential)));
        }
        ServerHttpRequest request = credential.exchange().getRequest();
        InetAddress from = address(request);
        return users.user(text, request)
                .map(user -> welcome(feed.authenticate(user, from), from))
                .doOnError(GatewayException.class, refusals::count)
                .flatMap(caller -> chain.filter(entered(credential, caller)));
    }

    private ServerWebExchange entered(Credential credential, Caller caller) {
        Callers.identify(credential.exchange(), caller);
        if (feed.isStale()) {
            credential
                    .exchange()
                    .getResponse()
                    .getHeaders()
                    .set(POLICY_AGE, Long.toString(feed.age().toSeconds()));
        }
        return credential.exchange();
    }

    private static boolean isOperators(String path) {
        return path.startsWith(ACTUATOR) || path.startsWith(UI) || PROBES.contains(path);
    }

    /** Where no key is needed, the made-up ones that SDKs insist on are no mistake. */
    private Caller caller(Credential credential) {
        String text = credential.text();
        boolean ours = text != null && KeyText.isMeantToBe(text);
        if (!access.needsKey()) {
            LoopbackGuard.check(credential.exchange().getRequest());
            if (!ours) {
                InetAddress from = address(credential.exchange().getRequest());
                return welcome(feed.current().authenticate(from), from);
            }
        }
        if (text == null) {
            throw new GatewayException(
                    Kind.AUTHENTICATION,
                    "No API key came with the request. Send yours as 'Authorization: Bearer"
                            + " tg_sk_…' or 'x-api-key: tg_sk_…'.");
        }
        return caller(text, address(credential.exchange().getRequest()));
    }

    private Caller caller(String text, @Nullable InetAddress from) {
        KeyText key = KeyText.parse(text);
        Authentication found =
                key == null ? new Refused(Reason.UNKNOWN) : feed.authenticate(key, from);
        return welcome(found, from);
    }

    private Caller welcome(Authentication found, @Nullable InetAddress from) {
        return switch (found) {
            case Known(Caller caller) -> caller;
            case Refused(Reason reason) -> throw refusal(reason, from);
        };
    }

    private static @Nullable InetAddress address(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    private GatewayException refusal(Reason reason, @Nullable InetAddress from) {
        if (reason == Reason.STALE) {
            return new GatewayException(
                    Kind.OVERLOADED,
                    "Nobody can say now whether this API key is still good; try again later.");
        }
        if (reason == Reason.ADDRESS) {
            return new GatewayException(
                    Kind.PERMISSION, "This API key may not be used from your address.");
        }
        if (failedTries.tooMany(from)) {
            return new GatewayException(
                    new GatewayError(
                            Kind.RATE_LIMITED,
                            "Too many requests with API keys that are not valid came from your"
                                    + " address.",
                            WAIT_AFTER_FAILURES));
        }
        return new GatewayException(Kind.AUTHENTICATION, words(reason));
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case EXPIRED -> "This API key has expired.";
            case SUSPENDED ->
                    "This API key, or the team that it belongs to, is suspended, or not declared here.";
            case REVOKED -> "This API key was revoked.";
            case UNKNOWN, ADDRESS, STALE -> "This API key is not valid.";
        };
    }
}
