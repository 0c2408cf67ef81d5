package io.tollgate.app.oidc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A Keycloak of its own, with the realm of the tests. */
final class KeycloakProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Path REALM = Path.of("src/test/resources/keycloak/realm.json");

    private final int port;
    private final Process process;

    KeycloakProcess(Path home) throws IOException, InterruptedException {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, imports.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process =
                new ProcessBuilder(
                                "sh",
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--import-realm",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("keycloak.log").toFile())
                        .start();
        awaitReady();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/main";
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant latest = Instant.now().plus(START);
        while (Instant.now().isBefore(latest) && process.isAlive()) {
            if (isReady()) {
                return;
            }
            Thread.sleep(500);
        }
        close();
        throw new IllegalStateException("Keycloak does not start: see its keycloak.log");
    }

    private boolean isReady() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(issuer())).build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
