package io.tollgate.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive as its users have it: unpacked somewhere, started by its launcher, with its own
 * runtime. In the profile {@code edge}, after the archive was made.
 */
final class EdgeArchiveIT {

    private static final Pattern LISTENS = Pattern.compile("listens on (\\S+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int MOST_MIB_AT_REST = 200;
    private static final String CHAT =
            """
            {"model":"demo/echo","messages":[{"role":"user","content":"hello from the edge"}]}""";

    @TempDir private static Path folder;

    private static Path home;
    private static Path work;
    private static Path log;
    private static Process gateway;
    private static String url;

    @BeforeAll
    static void unpackAndStart() throws Exception {
        assumeThat(Boolean.getBoolean("packaged")).as("after the package was made").isTrue();
        Path archive = archive();
        Path somewhere = Files.createDirectory(folder.resolve("some where"));
        assertThat(
                        new ProcessBuilder(
                                        "tar",
                                        "xzf",
                                        archive.toString(),
                                        "-C",
                                        somewhere.toString())
                                .start()
                                .waitFor())
                .isZero();
        try (Stream<Path> unpacked = Files.list(somewhere)) {
            home = unpacked.findFirst().orElseThrow();
        }
        work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(
                work.resolve("tollgate.yml"),
                "tollgate: { role: edge, access: keys, discovery: false }");
        log = folder.resolve("log");
        gateway =
                tollgate("--server.port=0", "--management.server.port=0")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        url = url();
    }

    private static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ProcessBuilder tollgate(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/tollgate").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(work.toFile());
    }

    private static String url() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && gateway.isAlive()) {
            Matcher listens = LISTENS.matcher(Files.readString(log));
            if (listens.find()) {
                return listens.group(1);
            }
            Thread.sleep(20);
        }
        throw new AssertionError("It did not start:\n" + Files.readString(log));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (gateway != null) {
            gateway.destroy();
            if (!gateway.waitFor(20, TimeUnit.SECONDS)) {
                gateway.destroyForcibly();
            }
        }
    }

    private static String run(String... arguments) throws Exception {
        Process process = tollgate(arguments).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out + err).isZero();
        return out.strip();
    }

    @Test
    void itTakesItsCacheAndIsSmall() throws Exception {
        Path process = Path.of("/proc", Long.toString(gateway.pid()));
        assertThat(Files.readString(process.resolve("maps"))).contains("app/tollgate.aot");
        Matcher resident = RESIDENT.matcher(Files.readString(process.resolve("status")));
        assertThat(resident.find()).isTrue();
        assertThat(Integer.parseInt(resident.group(1)) / 1024)
                .isLessThanOrEqualTo(MOST_MIB_AT_REST);
    }

    @Test
    void keysAreIssuedBesideItAndWork() throws Exception {
        run("unit", "put", "acme");
        run("unit", "put", "acme/search");
        String key = run("key", "issue", "acme/search", "--label", "test");
        // What is declared counts within a second.
        Thread.sleep(1_500);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url + "/v1/chat/completions"))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + key)
                                    .POST(HttpRequest.BodyPublishers.ofString(CHAT))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("hello from the edge");
        }
    }

    @Test
    void itsHealthIsAsked() throws Exception {
        assertThat(run("health", url + "/readyz")).contains("answers 200");
    }

    @Test
    void whatBelongsToItIsThere() {
        for (String file :
                List.of(
                        "LICENSE",
                        "sbom.cdx.json",
                        "tollgate.yml",
                        "jvm.options",
                        "systemd/tollgate.service",
                        "runtime/bin/jcmd",
                        "runtime/legal/java.base/LICENSE")) {
            assertThat(home.resolve(file)).exists();
        }
    }
}
