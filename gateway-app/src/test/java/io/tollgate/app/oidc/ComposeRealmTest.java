package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The realm of {@code docker-compose.yml} in a real Keycloak; runs with the profile {@code
 * keycloak}.
 */
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
class ComposeRealmTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static KeycloakProcess keycloak;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keycloak =
                new KeycloakProcess(
                        Path.of(System.getProperty("keycloak.home")),
                        "tollgate",
                        Path.of("../deploy/keycloak/tollgate-realm.json"),
                        Map.of(
                                "TOLLGATE_ADMIN_PASSWORD", "the-admins-password",
                                "TOLLGATE_UI_SECRET", "the-uis-secret"));
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private static JsonNode token(Map<String, String> form) throws Exception {
        String body =
                URLUtils.serializeParameters(
                        form.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                one -> List.of(one.getValue()))));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return JsonMapper.shared().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    @Test
    void theAdministratorCallsModelsForTheirTeam() throws Exception {
        JsonNode answer =
                token(
                        Map.of(
                                "grant_type", "password",
                                "client_id", "tollgate-caller",
                                "username", "admin",
                                "password", "the-admins-password"));

        String claims = answer.path("access_token").asString().split("\\.")[1];
        JsonNode token = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(claims));
        assertThat(token.path("groups").toString()).isEqualTo("[\"search\"]");
        assertThat(token.path("aud").toString()).contains("\"tollgate\"");
        assertThat(token.at("/realm_access/roles").toString()).contains("\"tollgate-admins\"");
    }

    /** With the right secret the code is what is wrong. */
    @Test
    void theAdminUiHasTheSecretOfTheEnvironment() throws Exception {
        assertThat(code("the-uis-secret").path("error").asString()).isEqualTo("invalid_grant");
        assertThat(code("another-secret").path("error").asString())
                .isIn("unauthorized_client", "invalid_client");
    }

    private static JsonNode code(String secret) throws Exception {
        return token(
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "tollgate-ui",
                        "client_secret", secret,
                        "code", "nobody-has-given-it",
                        "redirect_uri", "http://localhost:8080/ui/login/callback"));
    }
}
