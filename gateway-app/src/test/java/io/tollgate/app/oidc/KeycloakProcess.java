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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Keycloak of its own, with a realm. */
final class KeycloakProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final int port;
    private final String realm;
    private final Process process;

    /**
     * @param realm its file
     * @param environment what the file takes from there
     */
    KeycloakProcess(Path home, String name, Path realm, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.realm = name;
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(realm, imports.resolve(name + ".json"), StandardCopyOption.REPLACE_EXISTING);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port);
        builder.environment().putAll(environment);
        process =
                builder.redirectErrorStream(true)
                        .redirectOutput(home.resolve("keycloak.log").toFile())
                        .start();
        awaitReady();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/" + realm;
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
