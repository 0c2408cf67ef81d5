package io.tollgate.app.oidc;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.tollgate.app.settings.OidcSettings.Client;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Logging in at an identity provider: authorization code with PKCE (S256), state and nonce. The
 * provider's tokens stay here; the browser never sees them.
 */
public final class LoginFlow {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;

    private final Map<String, JwksSource> sources;
    private final TokenVerifier tokens;
    private final CodeExchange exchange;
    private final InstantSource clock;

    LoginFlow(
            Map<String, JwksSource> sources,
            TokenVerifier tokens,
            BoundedHttp http,
            InstantSource clock) {
        this.sources = sources;
        this.tokens = tokens;
        this.exchange = new CodeExchange(http);
        this.clock = clock;
    }

    /** Where people can log in. */
    public List<LoginOption> options() {
        return sources.values().stream()
                .map(JwksSource::issuer)
                .filter(issuer -> issuer.client() != null)
                .map(issuer -> new LoginOption(issuer.id(), issuer.name()))
                .toList();
    }

    /**
     * Begins a login.
     *
     * @param issuer the identity provider's name in the settings
     * @param redirectUri where the browser comes back to, as the provider knows it
     * @return fails with {@link LoginFailed} if it cannot be begun
     */
    public Mono<LoginStart> begin(String issuer, URI redirectUri) {
        return Mono.defer(
                () -> {
                    JwksSource source = source(issuer);
                    Client client = client(source);
                    return endpoints(source)
                            .map(places -> start(source, client, places, redirectUri));
                });
    }

    private LoginStart start(JwksSource source, Client client, Endpoints places, URI redirectUri) {
        PendingLogin pending =
                new PendingLogin(
                        source.issuer().id(),
                        redirectUri,
                        new State(RANDOM_BYTES).getValue(),
                        new Nonce(RANDOM_BYTES).getValue(),
                        new CodeVerifier().getValue(),
                        clock.instant());
        URI page =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                new Scope(client.scopes().toArray(String[]::new)),
                                new ClientID(client.id()),
                                redirectUri)
                        .endpointURI(place(places.authorization(), source))
                        .state(new State(pending.state()))
                        .nonce(new Nonce(pending.nonce()))
                        .codeChallenge(
                                new CodeVerifier(pending.codeVerifier()), CodeChallengeMethod.S256)
                        .build()
                        .toURI();
        return new LoginStart(page, pending);
    }

    /**
     * Ends a login: takes the code to the provider, and verifies what it says in return.
     *
     * @param pending what was kept at its beginning
     * @param code what the browser came back with, as are the others
     * @param issuer null if it came back without
     * @return who it is; fails with {@link LoginFailed}, or with {@link TokenRefused} for somebody
     *     who has no business here
     */
    public Mono<VerifiedToken> finish(
            PendingLogin pending, String code, String state, @Nullable String issuer) {
        return Mono.defer(
                () -> {
                    JwksSource source = source(pending.issuer());
                    Client client = client(source);
                    checkPending(pending, state);
                    return endpoints(source)
                            .doOnNext(places -> checkIssuer(source, places, issuer))
                            .map(places -> place(places.token(), source))
                            .flatMap(place -> exchange.idToken(place, client, pending, code))
                            .flatMap(
                                    token ->
                                            tokens.verifyLogin(
                                                    token,
                                                    new Demand.Login(
                                                            pending.issuer(),
                                                            client.id(),
                                                            pending.nonce())));
                });
    }

    private void checkPending(PendingLogin pending, String state) {
        boolean same =
                MessageDigest.isEqual(
                        pending.state().getBytes(StandardCharsets.UTF_8),
                        state.getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw new LoginFailed(LoginFailed.Reason.NOT_PENDING, "another state");
        }
        Instant now = clock.instant();
        if (pending.begun().plus(LONGEST).isBefore(now)) {
            throw new LoginFailed(LoginFailed.Reason.NOT_PENDING, "begun at " + pending.begun());
        }
    }

    /** A code of one provider must not be taken to another. */
    private static void checkIssuer(JwksSource source, Endpoints places, @Nullable String issuer) {
        boolean fine =
                issuer == null ? !places.namesItself() : issuer.equals(source.issuer().issuer());
        if (!fine) {
            throw new LoginFailed(LoginFailed.Reason.NOT_PENDING, "it came from another issuer");
        }
    }

    /**
     * The provider's page for logging out there too.
     *
     * @param after where the browser goes then, as the provider knows it
     * @return empty if there is none, or it is not known yet
     */
    public Optional<URI> logout(String issuer, URI after) {
        JwksSource source = source(issuer);
        Client client = client(source);
        Endpoints places = source.endpoints();
        return Optional.ofNullable(places == null ? null : places.endSession())
                .map(
                        page ->
                                new LogoutRequest(
                                                page,
                                                null,
                                                null,
                                                new ClientID(client.id()),
                                                after,
                                                null,
                                                null)
                                        .toURI());
    }

    private JwksSource source(String issuer) {
        JwksSource source = sources.get(issuer);
        if (source == null) {
            throw new LoginFailed(LoginFailed.Reason.UNKNOWN, TokenRefused.quote(issuer));
        }
        return source;
    }

    private static Client client(JwksSource source) {
        Client client = source.issuer().client();
        if (client == null) {
            throw new LoginFailed(
                    LoginFailed.Reason.UNKNOWN, source.issuer().id() + " has no client");
        }
        return client;
    }

    private static Mono<Endpoints> endpoints(JwksSource source) {
        Endpoints known = source.endpoints();
        return known != null
                ? Mono.just(known)
                : source.refresh()
                        .then(Mono.fromSupplier(source::endpoints))
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                new LoginFailed(
                                                        LoginFailed.Reason.AWAY,
                                                        source.issuer().id()
                                                                + " has not been reached")));
    }

    private static URI place(@Nullable URI place, JwksSource source) {
        if (place == null) {
            throw new LoginFailed(
                    LoginFailed.Reason.UNKNOWN, source.issuer().id() + " has no such endpoint");
        }
        return place;
    }
}
