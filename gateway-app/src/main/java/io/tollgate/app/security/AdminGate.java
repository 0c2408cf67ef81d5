package io.tollgate.app.security;

import io.tollgate.app.oidc.IdentityProviders;
import io.tollgate.app.oidc.Plane;
import io.tollgate.app.oidc.TokenRefused;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Session;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.store.admin.AdminKeys;
import io.tollgate.policies.store.admin.AdminSessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds out who comes to administer. What they may, each endpoint says. */
@Component
class AdminGate {

    private static final String BEARER = "bearer ";
    private static final String CSRF = "x-tollgate-csrf";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AdminKeys keys;
    private final AdminSessions sessions;
    private final FailedTries failedTries;
    private final IdentityProviders providers;
    private final UserGate users;

    AdminGate(
            Policing policing,
            FailedTries failedTries,
            IdentityProviders providers,
            UserGate users) {
        this.providers = providers;
        this.users = users;
        this.keys = policing.adminKeys();
        this.sessions = policing.adminSessions();
        this.failedTries = failedTries;
    }

    /** Who sent this request; asks the database if they show something. */
    Mono<Entrant> entrant(ServerHttpRequest request) {
        String shown = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (shown != null && shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return ofKey(request, shown.substring(BEARER.length()).strip());
        }
        Optional<String> session = SessionCookie.id(request);
        return session.isEmpty()
                ? Mono.just(Entrant.stranger())
                : Mono.fromCallable(() -> ofSession(request, session.get()))
                        .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Entrant> ofToken(ServerHttpRequest request, String text) {
        return providers
                .tokens()
                .verify(text, Plane.ADMIN)
                .map(token -> Entrant.of(token.administrator()))
                .onErrorResume(
                        TokenRefused.class,
                        refused ->
                                Mono.just(
                                        refused.isTemporary()
                                                ? Entrant.refused(503, refused.getMessage())
                                                : refused(request, refused.getMessage())));
    }

    private Mono<Entrant> ofKey(ServerHttpRequest request, String text) {
        if (users.isToken(text)) {
            return ofToken(request, text);
        }
        KeyText key = KeyText.parse(text);
        if (key == null) {
            return Mono.just(refused(request, "This is no admin key."));
        }
        if (!key.isAdmin()) {
            return Mono.just(
                    refused(request, "This key is for calling models; admin keys begin tg_ak_."));
        }
        return Mono.fromCallable(
                        () ->
                                keys.authenticate(key)
                                        .map(Entrant::of)
                                        .orElseGet(
                                                () ->
                                                        refused(
                                                                request,
                                                                "This admin key is not valid.")))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Entrant refused(ServerHttpRequest request, @Nullable String why) {
        return failedTries.tooMany(request)
                ? Entrant.refused(429, "Too many requests with keys that are not valid.")
                : Entrant.refused(401, why);
    }

    private Entrant ofSession(ServerHttpRequest request, String id) {
        Session session = sessions.find(id).orElse(null);
        if (session == null) {
            return Entrant.stranger();
        }
        return READING.contains(request.getMethod()) || isOurPage(request, session)
                ? Entrant.of(session)
                : Entrant.refused(
                        403,
                        "A browser's write needs the header "
                                + CSRF
                                + " with what /admin/v1/me says.");
    }

    /** Whether the page that writes was ours: another site's cannot know the session's word. */
    private static boolean isOurPage(ServerHttpRequest request, Session session) {
        String site = request.getHeaders().getFirst(FETCH_SITE);
        return (site == null || OWN_SITE.contains(site))
                && isSame(request.getHeaders().getFirst(CSRF), session.csrf());
    }

    private static boolean isSame(@Nullable String said, String csrf) {
        return said != null
                && MessageDigest.isEqual(
                        said.getBytes(StandardCharsets.UTF_8),
                        csrf.getBytes(StandardCharsets.UTF_8));
    }
}
