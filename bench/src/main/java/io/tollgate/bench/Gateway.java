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
    TOLLGATE,
    /** It wants keys, counts requests and tokens, holds money and keeps a ledger. */
    GUARDED;

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
              ACCESS
              providers:
                mock-openai:    { dialect: openai,    base-url: "MOCK/v1", api-key: sk-bench-0123456789abcdefghijklmnopqrstuv }
                mock-anthropic: { dialect: anthropic, base-url: "MOCK", api-key: sk-bench-0123456789abcdefghijklmnopqrstuv }
                mock-ollama:    { dialect: ollama,    base-url: "MOCK" }
              models:
                bench-openai:    { targets: [ { provider: mock-openai, model: gpt-4.1, price: { input: 2, output: 8 } } ] }
                bench-anthropic: { targets: [ { provider: mock-anthropic, model: claude-sonnet-4-5, max-output-tokens: 4096, price: { input: 3, output: 15 } } ] }
                bench-ollama:    { targets: [ { provider: mock-ollama, model: llama3.1 } ] }
            """;

    /**
     * A gateway that answers on a port.
     *
     * @param key that its callers need; any text where they need none
     */
    record Running(Gateway gateway, Child child, int port, String key) {}

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
        String key = "sk-bench";
        if (isTollgate()) {
            Map<String, String> environment = Map.of("TOLLGATE_CONFIG", settings(folder, mock));
            if (this == GUARDED) {
                key = Guards.set(arguments, environment, folder);
            }
            arguments.addAll(
                    List.of(
                            "--server.port=" + port,
                            "--server.address=127.0.0.1",
                            "--management.server.port=0"));
            child = Child.serving(log, arguments, environment);
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
                URI.create("http://127.0.0.1:" + port + (isTollgate() ? "/v1/models" : "/")));
        return new Running(this, child, port, key);
    }

    boolean isTollgate() {
        return this == TOLLGATE || this == GUARDED;
    }

    /** Written to a file of its own, with a folder of its own for what it keeps. */
    private String settings(Path folder, String mock) throws IOException {
        String name = name().toLowerCase(Locale.ROOT);
        String data = "data: \"" + folder.resolve(name + "-data-" + System.nanoTime()) + "\"";
        return Files.writeString(
                        folder.resolve(name + ".yml"),
                        TOLLGATE_YML
                                .replace("MOCK", mock)
                                .replace(
                                        "ACCESS",
                                        this == GUARDED ? data + "\n  access: keys" : data))
                .toString();
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
