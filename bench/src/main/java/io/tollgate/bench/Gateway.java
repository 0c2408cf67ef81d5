package io.tollgate.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateways that can be measured, and how each is started: all with the same flags. */
enum Gateway {
    /** A proxy of Reactor Netty alone. */
    NETTY("netty", 0),
    BARE("bare", 0),
    /** A second bare route: what differs between the two is noise. */
    BARE_AGAIN("bare", 0),
    BARE_500("bare", 500),
    TOLLGATE(Guards.NONE, 0),
    TOLLGATE_500(Guards.NONE, 500),
    KEYED(Guards.KEY, 0),
    LIMITED(Guards.QUOTAS, 0),
    /** It wants keys, counts requests and tokens, holds money and keeps a ledger. */
    GUARDED(Guards.BUDGET, 0);


    private static final long START_SECONDS = 90;

    /** The yardstick's name, which is an argument of the benchmark's own jar; null for Tollgate. */
    private final @Nullable String yardstick;

    private final Guards guards;

    /** Routes, or models, that stand before the one that is asked for. */
    private final int ahead;

    Gateway(String yardstick, int ahead) {
        this.yardstick = yardstick;
        this.guards = Guards.NONE;
        this.ahead = ahead;
    }

    Gateway(Guards guards, int ahead) {
        this.yardstick = null;
        this.guards = guards;
        this.ahead = ahead;
    }

    /** The same for every process. */
    static List<String> jvmFlags(String heap) {
        return List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /**
     * A gateway that answers on a port.
     *
     * @param key that its callers need; any text where they need none
     */
    record Running(Gateway gateway, Child child, int port, String key) {}

    /**
     * Starts the gateway and waits until it answers anything at all.
     *
     * @param jar Tollgate's jar, or the benchmark's own for the yardsticks
     * @param heap its most, such as {@code 512m}
     */
    Running start(Path jar, Path folder, String mock, String heap) throws IOException, InterruptedException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(jvmFlags(heap));
        arguments.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment = new HashMap<>();
        String key = "sk-bench";
        if (yardstick == null) {
            environment.put(
                    "TOLLGATE_CONFIG", Settings.write(folder, fileName(), mock, guards, ahead));
            if (guards != Guards.NONE) {
                key = guards.set(arguments, environment, folder);
            }
            arguments.add("--management.server.port=0");
        } else {
            arguments.addAll(List.of(yardstick, "--bench.mock=" + mock, "--bench.ahead=" + ahead));
        }
        arguments.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        File log = folder.resolve(fileName() + ".log").toFile();
        Child child = Child.serving(log, arguments, environment);
        awaitAnswer(
                child,
                URI.create("http://127.0.0.1:" + port + (isTollgate() ? "/v1/models" : "/")));
        return new Running(this, child, port, key);
    }

    boolean isTollgate() {
        return yardstick == null;
    }

    private String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
