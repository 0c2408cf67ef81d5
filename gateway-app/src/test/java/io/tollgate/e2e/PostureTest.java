package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a gateway that wants keys shows to a stranger from elsewhere: that it is alive. */
@Timeout(120)
final class PostureTest {

    private static final List<String> FILES =
            List.of(
                    "",
                    ".env",
                    ".git/config",
                    "actuator",
                    "admin",
                    "admin.php",
                    "api",
                    "api/v1",
                    "application.yml",
                    "backup.sql",
                    "config",
                    "config.json",
                    "console",
                    "debug",
                    "docs",
                    "graphql",
                    "h2-console",
                    "health",
                    "heapdump",
                    "index.html",
                    "info",
                    "jolokia",
                    "login",
                    "login.html",
                    "logs",
                    "manage",
                    "management",
                    "metrics",
                    "openapi.json",
                    "phpinfo.php",
                    "portal",
                    "prometheus",
                    "robots.txt",
                    "secrets",
                    "server-status",
                    "setup",
                    "static",
                    "status",
                    "swagger",
                    "swagger-ui.html",
                    "swagger-ui/index.html",
                    "tollgate.yml",
                    "trace",
                    "ui",
                    "ui/",
                    "ui/api",
                    "ui/index.html",
                    "ui/swagger-ui/index.html",
                    "v1",
                    "v2/api-docs",
                    "v3/api-docs",
                    "v3/api-docs/swagger-config",
                    "webjars/swagger-ui/index.html",
                    "wp-admin",
                    "wp-login.php");

    private static final List<String> ACTUATORS =
            List.of(
                    "auditevents",
                    "beans",
                    "caches",
                    "conditions",
                    "configprops",
                    "env",
                    "flyway",
                    "gateway",
                    "gateway/globalfilters",
                    "gateway/routes",
                    "health",
                    "heapdump",
                    "httpexchanges",
                    "info",
                    "integrationgraph",
                    "liquibase",
                    "logfile",
                    "loggers",
                    "mappings",
                    "metrics",
                    "metrics/jvm.memory.used",
                    "prometheus",
                    "quartz",
                    "reload",
                    "refresh",
                    "sbom",
                    "scheduledtasks",
                    "sessions",
                    "shutdown",
                    "startup",
                    "targets",
                    "threaddump");

    private static final List<String> ADMIN =
            List.of(
                    "admin/v1",
                    "admin/v1/",
                    "admin/v1/me",
                    "admin/v1/tenants",
                    "admin/v1/keys",
                    "admin/v1/openapi",
                    "admin/v1/openapi.yaml",
                    "admin/v1/openapi/swagger-config",
                    "admin/v1/settings",
                    "admin/v1/reports/cost",
                    "admin/v2",
                    "admin/%76%31/me",
                    "admin/v1/../v1/me",
                    "admin//v1/me",
                    "ADMIN/v1/me",
                    "admin/v1/me/",
                    "admin/v1/me;a=b",
                    "ui/../admin/v1/me",
                    "actuator/../admin/v1/me");

    /** As somebody sends it whose HTTP library thinks nothing. */
    private static String ask(String method, String path) throws IOException {
        return ask(URI.create(PolicyStage.GATEWAY.url()), method, path);
    }

    private static String ask(URI gateway, String method, String path) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            String request =
                    "%s /%s HTTP/1.1\r\nHost: gateway.example\r\nConnection: close\r\n\r\n"
                            .formatted(method, path);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(FILES);
        ACTUATORS.forEach(one -> paths.add("actuator/" + one));
        ACTUATORS.forEach(one -> paths.add("actuator/%s/".formatted(one)));
        ACTUATORS.forEach(one -> paths.add("actuator//" + one));
        ACTUATORS.forEach(one -> paths.add("actuator/health/../" + one));
        ACTUATORS.forEach(one -> paths.add("actuator/health/..;/" + one));
        ACTUATORS.forEach(one -> paths.add("manage/" + one));
        paths.addAll(ADMIN);
        return paths;
    }

    @Test
    void strangersFindNothing() throws IOException {
        List<String> paths = paths();
        assertThat(paths).hasSizeGreaterThan(250);
        for (String path : paths) {
            String answer = ask("GET", path);
            assertThat(status(answer))
                    .as(path + ": " + answer)
                    .isIn(Set.of(400, 401, 403, 404, 429));
            assertThat(answer)
                    .as(path)
                    .doesNotContainIgnoringCase("whitelabel")
                    .doesNotContain("Exception", "java.", "org.spring", "\nServer:");
        }
    }

    @Test
    void nothingIsChangedByStrangers() throws IOException {
        for (String path : paths()) {
            for (String method : List.of("POST", "DELETE", "TRACE")) {
                if (!path.startsWith("actuator/") && !path.startsWith("admin/")) {
                    continue;
                }
                assertThat(status(ask(method, path)))
                        .as(method + " " + path)
                        .isIn(Set.of(400, 401, 403, 404, 405, 429));
            }
        }
    }

    @Test
    void theyHearThatItIsAliveAndReadyAndNoMore() throws IOException {
        for (String probe : List.of("livez", "readyz")) {
            String answer = ask("GET", probe);
            assertThat(status(answer)).isEqualTo(200);
            assertThat(answer).contains("UP").doesNotContain("details", "sqlite");
            assertThat(answer)
                    .contains("X-Content-Type-Options: nosniff", "frame-ancestors 'none'")
                    .doesNotContain("Access-Control");
        }
        assertThat(ask("GET", "readyz")).contains("readinessState", "ledger", "identity");
    }

    /** Where the gateway is watched, an address that is not this machine's may do no more. */
    @Test
    void whoWatchesItFromElsewhereReadsHealthAndFigures() throws IOException {
        URI watched = URI.create(PolicyStage.GATEWAY.watchedAt());
        assertThat(status(ask(watched, "GET", "actuator/health"))).isEqualTo(200);
        assertThat(status(ask(watched, "GET", "actuator/prometheus"))).isEqualTo(200);
        for (String path : paths()) {
            if (!path.equals("actuator/health") && !path.equals("actuator/prometheus")) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    String answer = ask(watched, method, path);
                    assertThat(status(answer))
                            .as(method + " " + path + ": " + answer)
                            .isIn(Set.of(400, 401, 403, 404, 405, 429));
                }
            }
        }
    }
}
