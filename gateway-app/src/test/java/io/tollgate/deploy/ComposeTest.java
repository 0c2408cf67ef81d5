package io.tollgate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.deploy.Compose.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The company on one machine, as far as it can be looked at without an engine that runs it. */
final class ComposeTest {

    private static final Compose COMPOSE = Compose.read();

    @TempDir Path scratch;

    static List<Service> services() {
        return COMPOSE.services();
    }

    /** Which secrets the script makes; it is run elsewhere than where people keep theirs. */
    private Set<String> made() throws IOException {
        Path script = scratch.resolve("secrets.sh");
        Files.copy(Tool.ROOT.resolve("deploy/secrets.sh"), script);
        new Tool(List.of("sh"), "").run(Map.of(), script.toString()).expectSuccess();
        try (var files = Files.list(scratch.resolve("secrets"))) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void dockerComposeTakesIt() throws IOException {
        Tool compose =
                Tool.first(
                        "No Docker Compose was found. Install it, such as by"
                                + " `apt-get install -y --no-install-recommends docker-compose`.",
                        new Tool(List.of("docker", "compose"), "version"),
                        new Tool(List.of("docker-compose"), "version"));
        assertThat(compose.run(Map.of(), "config").expectSuccess()).contains("tollgate:0.1.0");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceMayNoMoreThanItMust(Service service) {
        assertThat(service.node().path("read_only").asBoolean(false)).isTrue();
        assertThat(service.words("cap_drop")).containsExactly("ALL");
        assertThat(service.words("security_opt")).contains("no-new-privileges:true");
        assertThat(service.node().has("privileged")).isFalse();
        assertThat(service.text("user")).isNotBlank();
        assertThat(service.text("user")).doesNotStartWith("0").isNotEqualTo("root");
        assertThat(service.node().has("cap_add")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsPinnedAndTellsWhetherItIsWell(Service service) {
        assertThat(service.text("image")).matches(".+:v?\\d+\\.\\d+(\\.\\d+)?");
        assertThat(service.node().at("/healthcheck/test").size()).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatAServiceSharesIsThere(Service service) {
        assertThat(service.words("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
        for (String volume : service.words("volumes")) {
            String source = volume.substring(0, volume.indexOf(':'));
            if (source.startsWith(".")) {
                assertThat(Tool.ROOT.resolve(source)).exists();
                assertThat(volume).endsWith(":ro");
            } else {
                assertThat(COMPOSE.root().path("volumes").has(source)).as(source).isTrue();
            }
        }
        service.node()
                .path("depends_on")
                .forEach(
                        other ->
                                assertThat(other.path("condition").asString())
                                        .startsWith("service_"));
    }

    /** Secrets are files; what the environment has is where they are, or the operator's own. */
    @ParameterizedTest
    @MethodSource("services")
    void noSecretStandsInTheFile(Service service) {
        service.node()
                .path("environment")
                .propertyStream()
                .filter(one -> one.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"))
                .forEach(
                        one ->
                                assertThat(one.getValue().asString())
                                        .as(one.getKey())
                                        .matches("/run/secrets/\\w+|\\$\\{\\w+:-}"));
        assertThat(COMPOSE.secrets().keySet()).containsAll(service.words("secrets"));
    }

    @Test
    void everySecretIsMadeOnceAndUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        services().forEach(service -> used.addAll(service.words("secrets")));
        assertThat(made()).isEqualTo(used).isEqualTo(new TreeSet<>(COMPOSE.secrets().keySet()));
        assertThat(COMPOSE.secrets())
                .allSatisfy((name, file) -> assertThat(file).isEqualTo("deploy/secrets/" + name));
        String password = Files.readString(scratch.resolve("secrets/postgres_password"));
        assertThat(password).matches("[A-Za-z0-9]{40}");

        new Tool(List.of("sh"), "")
                .run(Map.of(), scratch.resolve("secrets.sh").toString())
                .expectSuccess();

        assertThat(scratch.resolve("secrets/postgres_password")).hasContent(password);
        assertThat(Files.readString(Tool.ROOT.resolve(".gitignore"))).contains("/deploy/secrets/");
    }

    @Test
    void keycloakBuildsItselfAnewForAnotherVersion() {
        Service keycloak = COMPOSE.service("keycloak");
        String version = keycloak.text("image").replaceAll(".*:", "");
        assertThat(keycloak.words("volumes"))
                .contains("keycloak-build-" + version + ":/opt/keycloak/lib/quarkus");
    }

    @Test
    void theRealmFitsTheGateway() throws IOException {
        made();
        var settings = ComposeSettings.read(scratch.resolve("secrets"));
        var issuer = settings.oidc().issuers().get("keycloak");
        JsonNode realm = ComposeSettings.realm();
        JsonNode ui = ComposeSettings.client(realm, issuer.client().id());

        assertThat(issuer.issuer())
                .isEqualTo(
                        COMPOSE.service("keycloak").node().at("/environment/KC_HOSTNAME").asString()
                                + "/realms/"
                                + realm.path("realm").asString());
        assertThat(ui.path("redirectUris").path(0).asString())
                .isEqualTo(settings.admin().publicUrl() + "/ui/login/callback");
        assertThat(ui.path("secret").asString()).isEqualTo("${TOLLGATE_UI_SECRET}");
        assertThat(realm.at("/users/0/credentials/0/value").asString())
                .isEqualTo("${TOLLGATE_ADMIN_PASSWORD}");
        assertThat(realm.path("roles").toString()).contains("\"tollgate-admins\"");
        assertThat(realm.toString()).contains("\"included.custom.audience\":\"tollgate\"");
    }

    @Test
    void theGatewaysSettingsAreGood() throws IOException {
        made();
        var settings = ComposeSettings.read(scratch.resolve("secrets"));
        assertThat(settings.store().url()).startsWith("jdbc:postgresql://postgres/");
        assertThat(settings.store().redis().url().reveal())
                .isEqualTo(
                        "redis://default:"
                                + Files.readString(scratch.resolve("secrets/redis_password"))
                                + "@redis:6379");
        assertThat(settings.springs().get("server.address")).contains("0.0.0.0");
        assertThat(COMPOSE.service("gateway").words("secrets"))
                .containsExactlyInAnyOrderElementsOf(ComposeSettings.secrets());
        assertThat(COMPOSE.service("gateway").words("volumes")).contains("gateway-data:/data");
    }
}
