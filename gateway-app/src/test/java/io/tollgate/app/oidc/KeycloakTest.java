package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.tollgate.app.settings.OidcSettings;
import io.tollgate.app.settings.OidcSettings.Client;
import io.tollgate.app.settings.OidcSettings.Issuer;
import io.tollgate.app.settings.OidcSettings.Tenants;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/** Login, roles, groups and tokens of a real Keycloak; runs with the profile {@code keycloak}. */
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI BACK = URI.create("https://gateway.example/ui/login/callback");
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newHttpClient();
    private KeycloakProcess keycloak;
    private IdentityProviders providers;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        keycloak =
                new KeycloakProcess(
                        Path.of(System.getProperty("keycloak.home")),
                        "main",
                        Path.of("src/test/resources/keycloak/realm.json"),
                        Map.of());
        try (TestProvider pattern = new TestProvider()) {
            Issuer like = pattern.as("corp", new Tenants.Fixed("acme"));
            Issuer corp =
                    new Issuer(
                            "corp",
                            keycloak.issuer(),
                            "Keycloak",
                            null,
                            like.audiences(),
                            Set.of("RS256"),
                            like.types(),
                            like.skew(),
                            like.maxStaleness(),
                            like.tenants(),
                            like.teams(),
                            like.roles(),
                            "preferred_username",
                            new Client(
                                    "tollgate-ui",
                                    new Secret("a-client-secret"),
                                    List.of("openid", "profile", "email")));
            providers =
                    new IdentityProviders(
                            new OidcSettings(Map.of("corp", corp)),
                            new MemoryKeptKeys(),
                            InstantSource.system());
        }
    }

    @AfterAll
    void stop() {
        if (providers != null) {
            providers.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private VerifiedToken logIn(String user, String password) throws Exception {
        LoginStart start = providers.logins().begin("corp", BACK).block(PATIENCE);
        Map<String, List<String>> back = fillIn(start.page(), user, password);
        return providers
                .logins()
                .finish(
                        start.pending(),
                        back.get("code").getFirst(),
                        back.get("state").getFirst(),
                        back.get("iss").getFirst())
                .block(PATIENCE);
    }

    private Map<String, List<String>> fillIn(URI page, String user, String password)
            throws Exception {
        HttpResponse<String> shown =
                browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        Matcher form = FORM.matcher(shown.body());
        assertThat(form.find()).as("a form to log in").isTrue();
        String cookies =
                shown.headers().allValues("set-cookie").stream()
                        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                        .collect(Collectors.joining("; "));
        HttpResponse<String> answer =
                browser.send(
                        post(
                                        form.group(1).replace("&amp;", "&"),
                                        Map.of("username", user, "password", password))
                                .header("Cookie", cookies)
                                .build(),
                        BodyHandlers.ofString());
        URI back = URI.create(answer.headers().firstValue("location").orElseThrow());
        return URLUtils.parseParameters(back.getRawQuery());
    }

    private static HttpRequest.Builder post(String url, Map<String, String> form) {
        Map<String, List<String>> parameters =
                form.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(URLUtils.serializeParameters(parameters)));
    }

    private String accessToken(String user, String password) throws Exception {
        HttpResponse<String> answer =
                browser.send(
                        post(
                                        keycloak.issuer() + "/protocol/openid-connect/token",
                                        Map.of(
                                                "grant_type",
                                                "password",
                                                "client_id",
                                                "caller",
                                                "username",
                                                user,
                                                "password",
                                                password))
                                .build(),
                        BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    @Test
    void somebodyLogsInWithRolesAndGroups() throws Exception {
        VerifiedToken user = logIn("user-1", "password-1");

        assertThat(user.name()).isEqualTo("user-1");
        assertThat(user.email()).isEqualTo("user-1@acme.example");
        assertThat(user.teams()).containsExactly("acme/search");
        assertThat(user.grants())
                .containsExactlyInAnyOrder(
                        new Grant(Role.FINANCE, "acme"), new Grant(Role.TEAM_ADMIN, "acme/search"));
    }

    @Test
    void somebodyWithoutRolesDoesNotGetIn() {
        assertThat(
                        catchThrowableOfType(
                                        TokenRefused.class, () -> logIn("user-2", "password-2"))
                                .reason())
                .isEqualTo(TokenRefused.Reason.UNMAPPED);
    }

    @Test
    void anAccessTokenCallsModelsAndNothingElse() throws Exception {
        String token = accessToken("user-1", "password-1");

        VerifiedToken caller = providers.tokens().verify(token, Plane.GATEWAY).block(PATIENCE);

        assertThat(caller.teams()).containsExactly("acme/search");
        assertThat(
                        catchThrowableOfType(
                                        TokenRefused.class,
                                        () ->
                                                providers
                                                        .tokens()
                                                        .verify(token, Plane.ADMIN)
                                                        .block(PATIENCE))
                                .reason())
                .isEqualTo(TokenRefused.Reason.AUDIENCE);
    }

    @Test
    void thereIsAPageForLoggingOut() throws Exception {
        logIn("user-1", "password-1");
        URI page =
                providers
                        .logins()
                        .logout("corp", URI.create("https://gateway.example/ui"))
                        .orElseThrow();

        HttpResponse<Void> answer =
                browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());

        assertThat(answer.statusCode()).isIn(200, 302);
    }
}
