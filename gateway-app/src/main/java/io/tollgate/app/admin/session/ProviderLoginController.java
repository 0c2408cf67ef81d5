package io.tollgate.app.admin.session;

import io.tollgate.app.admin.access.OpenTo;
import io.tollgate.app.admin.access.OpenTo.Whom;
import io.tollgate.app.oidc.IdentityProviders;
import io.tollgate.app.oidc.LoginFailed;
import io.tollgate.app.oidc.LoginFlow;
import io.tollgate.app.oidc.LoginStart;
import io.tollgate.app.oidc.PendingLogin;
import io.tollgate.app.oidc.TokenRefused;
import io.tollgate.app.oidc.VerifiedToken;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.security.SessionCookie;
import io.tollgate.policies.admin.Session;
import io.tollgate.policies.store.admin.AdminSessions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets people log in where their company has them log in. */
@RestController
@RequestMapping("/ui/login")
class ProviderLoginController {

    private static final Logger log = LoggerFactory.getLogger(ProviderLoginController.class);

    private static final String COOKIE = "tollgate_login";
    private static final String PATH = "/ui/login";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final LoginFlow logins;
    private final SealedLogin sealed;
    private final AdminSessions sessions;
    private final PublicUrl url;

    ProviderLoginController(
            IdentityProviders providers, SealedLogin sealed, Policing policing, PublicUrl url) {
        this.logins = providers.logins();
        this.sealed = sealed;
        this.sessions = policing.adminSessions();
        this.url = url;
    }

    /** Sends the browser to the provider. */
    @GetMapping("/{issuer}")
    @OpenTo(Whom.STRANGERS)
    Mono<ResponseEntity<Void>> begin(ServerWebExchange exchange, @PathVariable String issuer) {
        URI back = url.of(exchange.getRequest(), PATH + "/callback");
        return logins.begin(issuer, back)
                .map(start -> away(exchange, start))
                .onErrorResume(LoginFailed.class, failed -> Mono.just(failed(failed)));
    }

    private ResponseEntity<Void> away(ServerWebExchange exchange, LoginStart start) {
        exchange.getResponse()
                .addCookie(cookie(exchange, sealed.seal(start.pending())).maxAge(KEPT).build());
        return to(start.page());
    }

    /** Lax, for the browser comes back from another site. */
    private ResponseCookie.ResponseCookieBuilder cookie(ServerWebExchange exchange, String value) {
        return ResponseCookie.from(COOKIE, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(url.isSecure(exchange.getRequest()));
    }

    /** Takes what the browser comes back with. */
    @GetMapping("/callback")
    @OpenTo(Whom.STRANGERS)
    Mono<ResponseEntity<Void>> callback(
            ServerWebExchange exchange,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String iss) {
        HttpCookie kept = exchange.getRequest().getCookies().getFirst(COOKIE);
        Optional<PendingLogin> pending =
                kept == null ? Optional.empty() : sealed.open(kept.getValue());
        exchange.getResponse().addCookie(cookie(exchange, "").maxAge(Duration.ZERO).build());
        if (pending.isEmpty() || code == null || state == null) {
            return Mono.just(refused("The login was not finished; begin it again."));
        }
        return logins.finish(pending.get(), code, state, iss)
                .publishOn(Schedulers.boundedElastic())
                .map(token -> enter(exchange, token))
                .onErrorResume(LoginFailed.class, failed -> Mono.just(failed(failed)))
                .onErrorResume(TokenRefused.class, failed -> Mono.just(refused(failed)));
    }

    private ResponseEntity<Void> enter(ServerWebExchange exchange, VerifiedToken token) {
        if (token.grants().isEmpty()) {
            return refused("Your account has no role here. Ask those who run the gateway for one.");
        }
        AdminSessions.Opened opened =
                sessions.open(token.administrator(), new Session.Login(token.issuer()), null);
        SessionCookie.set(exchange, opened, url.isSecure(exchange.getRequest()));
        return to(URI.create("/ui/index.html"));
    }

    private static ResponseEntity<Void> failed(LoginFailed failed) {
        log.info("A login failed: {} {}", failed.reason(), failed.detail());
        return refused(String.valueOf(failed.getMessage()));
    }

    private static ResponseEntity<Void> refused(TokenRefused refused) {
        log.info("A login was refused: {} {}", refused.reason(), refused.detail());
        return refused(String.valueOf(refused.getMessage()));
    }

    /** The page tells why. */
    private static ResponseEntity<Void> refused(String why) {
        return to(
                UriComponentsBuilder.fromPath("/ui/index.html")
                        .queryParam("problem", "{why}")
                        .encode()
                        .build(why));
    }

    private static ResponseEntity<Void> to(URI place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(place).build();
    }
}
