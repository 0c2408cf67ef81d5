package io.tollgate.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The gateways that can be measured, and how each is started: all with the same flags. */
enum Gateway {
    BARE,
    /** A second bare route: what differs between the two is noise. */
    BARE_AGAIN,
    TOLLGATE;

    static final List<String> JVM_FLAGS =
            List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final long START_SECONDS = 90;

    private static final String TOLLGATE_YML =
            """
            tollgate:
              demo: false
              discovery: false
              providers:
                mock-openai:    { dialect: openai,    base-url: "MOCK/v1", api-key: sk-bench-0123456789abcdefghijklmnopqrstuv }
                mock-anthropic: { dialect: anthropic, base-url: "MOCK", api-key: sk-bench-0123456789abcdefghijklmnopqrstuv }
                mock-ollama:    { dialect: ollama,    base-url: "MOCK" }
              models:
                bench-openai:    { targets: [ { provider: mock-openai, model: gpt-4.1 } ] }
                bench-anthropic: { targets: [ { provider: mock-anthropic, model: claude-sonnet-4-5, max-output-tokens: 4096 } ] }
                bench-ollama:    { targets: [ { provider: mock-ollama, model: llama3.1 } ] }
            """;

    /** A gateway that answers on a port. */
    record Running(Gateway gateway, Child child, int port) {}

    /**
     * Starts the gateway and waits until it answers anything at all.
     *
     * @param jar the gateway's jar for {@link #TOLLGATE}, the benchmark's own for the bare ones
     */
    Running start(Path jar, Path folder, String mock) throws IOException, InterruptedException {
        int port = freePort();
        File log = folder.resolve(name().toLowerCase(Locale.ROOT) + ".log").toFile();
        List<String> arguments = new ArrayList<>(JVM_FLAGS);
        arguments.addAll(List.of("-jar", jar.toString()));
        Child child;
        if (this == TOLLGATE) {
            Path settings =
                    Files.writeString(
                            folder.resolve("tollgate.yml"), TOLLGATE_YML.replace("MOCK", mock));
            arguments.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
            child = Child.serving(log, arguments, Map.of("TOLLGATE_CONFIG", settings.toString()));
        } else {
            arguments.addAll(
                    List.of(
                            "bare",
                            "--server.port=" + port,
                            "--server.address=127.0.0.1",
                            "--bench.mock=" + mock));
            child = Child.serving(log, arguments, Map.of());
        }
        awaitAnswer(
                child,
                URI.create("http://127.0.0.1:" + port + (this == TOLLGATE ? "/v1/models" : "/")));
        return new Running(this, child, port);
    }

    private void awaitAnswer(Child child, URI address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + Duration.ofSeconds(START_SECONDS).toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (child.alive() && System.nanoTime() < deadline) {
                try {
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException _) {
                    Thread.sleep(100); // not listening yet
                }
            }
        }
        child.close();
        throw new IOException(this + " did not start; see " + child.log());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
