package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.tollgate.app.settings.OidcSettings;
import io.tollgate.app.settings.OidcSettings.Client;
import io.tollgate.app.settings.OidcSettings.Issuer;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Logging in at a real server: its page is filled in by an HTTP client. */
class LoginFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final URI BACK = URI.create("https://gateway.example/ui/login/callback");
    private static final Client CLIENT =
            new Client("tollgate-ui", new Secret("a-client-secret"), List.of("openid", "email"));

    private final HttpClient browser = HttpClient.newHttpClient();
    private final MockOAuth2Server server =
            new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"interactiveLogin\":true}"));
    private final TestClock clock = new TestClock();
    private IdentityProviders providers;

    @BeforeEach
    void start() {
        server.start();
        providers = open(CLIENT);
    }

    @AfterEach
    void stop() {
        providers.close();
        server.shutdown();
    }

    private IdentityProviders open(Client client) {
        try (TestProvider pattern = new TestProvider()) {
            Issuer like = pattern.as("corp");
            Issuer corp =
                    new Issuer(
                            "corp",
                            server.issuerUrl("corp").toString(),
                            "Company login",
                            null,
                            like.audiences(),
                            Set.of("RS256"),
                            like.types(),
                            like.skew(),
                            like.maxStaleness(),
                            like.tenants(),
                            like.teams(),
                            like.roles(),
                            "email",
                            client);
            return new IdentityProviders(
                    new OidcSettings(Map.of("corp", corp)), new MemoryKeptKeys(), clock);
        }
    }

    /** Logs in at the server's page, and comes back with what it says. */
    private Map<String, List<String>> logIn(URI page, Map<String, Object> claims)
            throws IOException, InterruptedException {
        String form =
                URLUtils.serializeParameters(
                        Map.of(
                                "username",
                                List.of("8f14e4"),
                                "claims",
                                List.of(JsonMapper.shared().writeValueAsString(claims))));
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(page)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        URI back = URI.create(answer.headers().firstValue("location").orElseThrow());
        assertThat(back.toString()).startsWith(BACK.toString());
        return URLUtils.parseParameters(back.getRawQuery());
    }

    private LoginStart begin() {
        return providers.logins().begin("corp", BACK).block(PATIENCE);
    }

    private Mono<VerifiedToken> finish(PendingLogin pending, Map<String, List<String>> back) {
        return providers
                .logins()
                .finish(pending, back.get("code").getFirst(), back.get("state").getFirst(), null);
    }

    private static Map<String, Object> claims(Object... more) {
        return more.length == 0
                ? Map.of(
                        "org",
                        "Acme GmbH",
                        "email",
                        "s@acme.example",
                        "realm_access",
                        Map.of("roles", List.of("fin")))
                : Map.of("org", "Acme GmbH", (String) more[0], more[1]);
    }

    @Test
    void somebodyLogsIn() throws Exception {
        assertThat(providers.logins().options())
                .containsExactly(new LoginOption("corp", "Company login"));
        LoginStart start = begin();
        Map<String, List<String>> asked = URLUtils.parseParameters(start.page().getRawQuery());
        assertThat(asked.get("code_challenge_method")).containsExactly("S256");
        assertThat(asked.get("response_type")).containsExactly("code");
        assertThat(asked.get("scope")).containsExactly("openid email");
        assertThat(start.page().toString()).doesNotContain(start.pending().codeVerifier());
        assertThat(start.pending().toString())
                .doesNotContain(start.pending().codeVerifier(), start.pending().state());

        VerifiedToken user = finish(start.pending(), logIn(start.page(), claims())).block(PATIENCE);

        assertThat(user.id()).isEqualTo("corp:8f14e4");
        assertThat(user.name()).isEqualTo("s@acme.example");
        assertThat(user.grants()).containsExactly(new Grant(Role.FINANCE, "acme"));
    }

    @Test
    void aPublicClientLogsInToo() throws Exception {
        providers.close();
        providers = open(new Client("tollgate-ui", null, List.of("openid")));
        LoginStart start = begin();

        VerifiedToken user = finish(start.pending(), logIn(start.page(), claims())).block(PATIENCE);

        assertThat(user.subject()).isEqualTo("8f14e4");
    }

    @Test
    void whoeverHasNoRoleDoesNotGetIn() throws Exception {
        LoginStart start = begin();
        Map<String, List<String>> back = logIn(start.page(), claims("groups", List.of("x")));

        assertRefused(finish(start.pending(), back), TokenRefused.Reason.UNMAPPED);
    }

    @Test
    void anotherBrowsersStateIsNotTaken() throws Exception {
        LoginStart ours = begin();
        LoginStart others = begin();
        Map<String, List<String>> back = logIn(others.page(), claims());

        assertFails(finish(ours.pending(), back), LoginFailed.Reason.NOT_PENDING);
    }

    @Test
    void aCodeOfAnotherLoginIsNotTaken() throws Exception {
        LoginStart ours = begin();
        LoginStart others = begin();
        Map<String, List<String>> back = logIn(others.page(), claims());
        Map<String, List<String>> mixed =
                Map.of("code", back.get("code"), "state", List.of(ours.pending().state()));

        assertThat(catchThrowable(() -> finish(ours.pending(), mixed).block(PATIENCE)))
                .isInstanceOfAny(LoginFailed.class, TokenRefused.class);
    }

    @Test
    void theNonceIsOurs() throws Exception {
        LoginStart start = begin();
        PendingLogin p = start.pending();
        PendingLogin other =
                new PendingLogin(
                        p.issuer(),
                        p.redirectUri(),
                        p.state(),
                        "other",
                        p.codeVerifier(),
                        p.begun());

        assertRefused(finish(other, logIn(start.page(), claims())), TokenRefused.Reason.LOGIN);
    }

    @Test
    void anIdTokenForAnotherClientIsNotTaken() throws Exception {
        LoginStart start = begin();

        assertRefused(
                finish(start.pending(), logIn(start.page(), claims("aud", "other-ui"))),
                TokenRefused.Reason.AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "made-up"})
    void codesThatTheServerDoesNotKnowFail(String code) {
        PendingLogin pending = begin().pending();

        assertThat(
                        catchThrowable(
                                () ->
                                        providers
                                                .logins()
                                                .finish(pending, code, pending.state(), null)
                                                .block(PATIENCE)))
                .isInstanceOf(LoginFailed.class);
    }

    @Test
    void aLoginIsOverAfterAWhile() throws Exception {
        LoginStart start = begin();
        Map<String, List<String>> back = logIn(start.page(), claims());
        clock.pass(Duration.ofMinutes(11));

        assertFails(finish(start.pending(), back), LoginFailed.Reason.NOT_PENDING);
    }

    @Test
    void aCodeOfAnotherIssuerIsNotTakenToThisOne() {
        PendingLogin pending = begin().pending();

        assertFails(
                providers
                        .logins()
                        .finish(pending, "code", pending.state(), "https://stranger.example"),
                LoginFailed.Reason.NOT_PENDING);
    }

    @Test
    void thereIsAPageForLoggingOut() {
        begin();
        URI after = URI.create("https://gateway.example/ui");

        URI page = providers.logins().logout("corp", after).orElseThrow();

        assertThat(page.toString()).startsWith(server.endSessionEndpointUrl("corp").toString());
        assertThat(URLUtils.parseParameters(page.getRawQuery()))
                .containsEntry("client_id", List.of("tollgate-ui"))
                .containsEntry("post_logout_redirect_uri", List.of(after.toString()));
    }

    @Test
    void aServerThatIsAwayIsSaidToBe() {
        server.shutdown();

        assertFails(providers.logins().begin("corp", BACK), LoginFailed.Reason.AWAY);
        assertFails(providers.logins().begin("nobody", BACK), LoginFailed.Reason.UNKNOWN);
    }

    @Test
    void theServersAccessTokensAreTaken() {
        String token =
                server.issueToken(
                                "corp",
                                "8f14e4",
                                "tollgate",
                                Map.of("org", "Acme GmbH", "groups", List.of("eng-search")))
                        .serialize();

        VerifiedToken verified = providers.tokens().verify(token, Plane.GATEWAY).block(PATIENCE);

        assertThat(verified.teams()).containsExactly("acme/search");
    }

    private static void assertFails(Mono<?> mono, LoginFailed.Reason reason) {
        assertThat(catchThrowable(() -> mono.block(PATIENCE)))
                .isInstanceOfSatisfying(
                        LoginFailed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    private static void assertRefused(Mono<?> mono, TokenRefused.Reason reason) {
        assertThat(catchThrowable(() -> mono.block(PATIENCE)))
                .isInstanceOfSatisfying(
                        TokenRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
