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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

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

    /** The server is a child of its start script, which knows nothing of it once it is gone. */
    @Override
    public void close() {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(20, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException _) {
                each.destroyForcibly();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                each.destroyForcibly();
            }
        }
    }
}
