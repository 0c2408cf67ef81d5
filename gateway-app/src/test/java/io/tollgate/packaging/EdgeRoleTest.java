package io.tollgate.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.app.TollgateApplication;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.Role;
import io.tollgate.app.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway at the edge answers calls, and administers nothing. */
final class EdgeRoleTest {

    private static final String CHAT =
            """
            {"model":"demo/echo","stream":false,"messages":[{"role":"user","content":"hello"}]}""";

    @TempDir private static Path folder;

    private static ConfigurableApplicationContext gateway;
    private static String url;

    /** Not closed: all gateways of this JVM have their event loops in common. */
    @BeforeAll
    static void start() throws IOException {
        Path settings =
                Files.writeString(
                        folder.resolve("tollgate.yml"),
                        "tollgate: { role: edge, discovery: false }");
        gateway =
                new SpringApplicationBuilder(TollgateApplication.class)
                        .run("--server.port=0", "--TOLLGATE_CONFIG=" + settings);
        url =
                "http://127.0.0.1:"
                        + ((WebServerApplicationContext) gateway).getWebServer().getPort();
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return ask(HttpRequest.newBuilder(URI.create(url + path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/messages", "/api/chat"})
    void itAnswersCalls(String path) throws Exception {
        String body =
                path.equals("/v1/messages")
                        ? CHAT.replace("{\"model", "{\"max_tokens\":9,\"model")
                        : CHAT;
        HttpResponse<String> answer =
                ask(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/",
                "/admin/v1/me",
                "/admin/v1/openapi",
                "/ui",
                "/ui/",
                "/ui/index.html",
                "/ui/api"
            })
    void thereIsNothingToAdminister(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("tollgate.role: edge");
    }

    @Test
    void probesAndTargetsAreThereStill() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body()).contains("ledger");
        String port = gateway.getEnvironment().getProperty("local.management.port");
        HttpResponse<String> targets =
                ask(
                        HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/actuator/targets")));
        assertThat(targets.statusCode()).isEqualTo(200);
    }

    @Test
    void whatAdministersIsNotEvenMade() {
        assertThat(gateway.getBeanDefinitionNames())
                .doesNotContain("openApiResource", "swaggerWelcome");
        assertThat(Arrays.stream(gateway.getBeanDefinitionNames()).map(gateway::getType))
                .noneMatch(EdgeRoleTest::administers);
    }

    private static boolean administers(Class<?> type) {
        return type != null
                && (type.getName().startsWith("io.tollgate.app.admin")
                        || type.getName().startsWith("io.tollgate.app.report"));
    }

    @Test
    void theFileSaysTheRoleUnlessTheVariableDoes() throws IOException {
        assertThat(role("tollgate: { role: edge }", Map.of())).isEqualTo(Role.EDGE);
        assertThat(role("tollgate: {}", Map.of())).isEqualTo(Role.FULL);
        assertThat(role("tollgate: { role: full }", Map.of("TOLLGATE_ROLE", "edge")))
                .isEqualTo(Role.EDGE);
        assertThat(gateway.getBean(Settings.class).role()).isEqualTo(Role.EDGE);
    }

    @Test
    void aRoleThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> role("tollgate: { role: egde }", Map.of()))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        e ->
                                assertThat(e.problems().toString())
                                        .contains("tollgate.role", "full or edge"));
        assertThatThrownBy(() -> role("tollgate: {}", Map.of("TOLLGATE_ROLE", "egde")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        e -> assertThat(e.problems().toString()).contains("TOLLGATE_ROLE"));
    }

    private static Role role(String yaml, Map<String, String> variables) throws IOException {
        return StrictReader.read(Files.createTempDirectory(folder, "role"), yaml, variables).role();
    }
}
