package io.tollgate.app.admin.session;

import io.tollgate.app.admin.access.OpenTo;
import io.tollgate.app.admin.access.OpenTo.Whom;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.oidc.IdentityProviders;
import io.tollgate.app.oidc.LoginFlow;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.security.Entrant;
import io.tollgate.app.security.FailedTries;
import io.tollgate.app.security.LoopbackGuard;
import io.tollgate.app.security.SessionCookie;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Session;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.store.admin.AdminKeys;
import io.tollgate.policies.store.admin.AdminSessions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets administrators in with a key, and out. A key opens the UI in a browser on this machine only;
 * from elsewhere people log in where their company has them log in.
 */
@RestController
class LoginController {

    private final AdminKeys keys;
    private final AdminSessions sessions;
    private final Bootstrap bootstrap;
    private final FailedTries failedTries;
    private final LoginFlow logins;
    private final PublicUrl url;

    LoginController(
            Policing policing,
            Bootstrap bootstrap,
            FailedTries failedTries,
            IdentityProviders providers,
            PublicUrl url) {
        this.logins = providers.logins();
        this.url = url;
        this.keys = policing.adminKeys();
        this.sessions = policing.adminSessions();
        this.bootstrap = bootstrap;
        this.failedTries = failedTries;
    }

    /**
     * How somebody can log in.
     *
     * @param key whether with an admin key, from where they are
     * @param bootstrap whether the first administrator is still to be made
     */
    record Ways(List<Provider> oidc, boolean key, boolean bootstrap) {}

    /**
     * Where a company's people log in.
     *
     * @param id {@code /ui/login/<id>} leads there
     */
    record Provider(String id, String name) {}

    @GetMapping("/admin/v1/login")
    @OpenTo(Whom.STRANGERS)
    Ways ways(ServerWebExchange exchange) {
        boolean here = LoopbackGuard.refusal(exchange.getRequest()) == null;
        List<Provider> providers =
                logins.options().stream()
                        .map(option -> new Provider(option.issuer(), option.name()))
                        .toList();
        return new Ways(providers, here, here && bootstrap.isOpen());
    }

    /** What somebody logs in with. */
    record Showing(@Nullable String key) {

        @Override
        public String toString() {
            return "Showing";
        }
    }

    @PostMapping("/admin/v1/session")
    @OpenTo(Whom.STRANGERS)
    ResponseEntity<Void> login(ServerWebExchange exchange, @RequestBody Showing showing) {
        requireHere(exchange);
        KeyText key = KeyText.parse(Wanted.present(showing.key(), "/key").strip());
        Optional<Administrator> known = key == null ? Optional.empty() : keys.authenticate(key);
        Administrator admin = known.orElseThrow(() -> refused(exchange, "This is no admin key."));
        AdminSessions.Opened opened = sessions.open(admin, null, null);
        SessionCookie.set(exchange, opened, url.isSecure(exchange.getRequest()));
        return ResponseEntity.noContent().build();
    }

    private static void requireHere(ServerWebExchange exchange) {
        String refusal = LoopbackGuard.refusal(exchange.getRequest());
        if (refusal != null) {
            throw Problem.forbidden(refusal);
        }
    }

    private Problem refused(ServerWebExchange exchange, String why) {
        return failedTries.tooMany(exchange.getRequest())
                ? Problem.of(429, "Too many tries; wait a minute.")
                : Problem.of(401, why);
    }

    /** What the first administrator is made of. */
    record First(@Nullable String token, @Nullable String name) {

        @Override
        public String toString() {
            return "First[" + name + "]";
        }
    }

    @PostMapping("/admin/v1/bootstrap")
    @OpenTo(Whom.STRANGERS)
    ResponseEntity<IssuedAdminKey> bootstrap(ServerWebExchange exchange, @RequestBody First first) {
        requireHere(exchange);
        String name = AdminKeyView.name(first.name() == null ? "first admin" : first.name());
        return bootstrap
                .claim(Wanted.present(first.token(), "/token"), name)
                .map(issued -> ResponseEntity.status(201).body(IssuedAdminKey.of(issued)))
                .orElseThrow(
                        () ->
                                refused(
                                        exchange,
                                        "This is not the token, or it has been used, or an hour"
                                                + " has passed since the start."));
    }

    /**
     * What is left to do.
     *
     * @param logoutUrl where to be logged out as well; null: nowhere
     */
    record LoggedOut(@Nullable String logoutUrl) {}

    /** Who logged in at a provider is logged out there too. */
    private @Nullable String elsewhere(ServerWebExchange exchange, Entrant entrant) {
        Session session = entrant.session();
        Session.Login login = session == null ? null : session.login();
        return login == null
                ? null
                : logins.logout(login.issuer(), url.of(exchange.getRequest(), "/ui/"))
                        .map(URI::toString)
                        .orElse(null);
    }

    @DeleteMapping("/admin/v1/session")
    @OpenTo(Whom.ADMINISTRATORS)
    LoggedOut logout(ServerWebExchange exchange, Entrant entrant) {
        SessionCookie.id(exchange.getRequest()).ifPresent(sessions::close);
        SessionCookie.clear(exchange, url.isSecure(exchange.getRequest()));
        return new LoggedOut(elsewhere(exchange, entrant));
    }
}
