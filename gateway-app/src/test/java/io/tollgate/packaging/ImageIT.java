package io.tollgate.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The image as a container engine would run it: its layers unpacked, read-only but for its two
 * volumes, its entry point as its user in a root of its own. In the profile {@code image}, after
 * the image was made.
 */
final class ImageIT {

    private static final Path TAR = Path.of("target/tollgate-image.tar");
    private static final String PORT = "18765";
    private static final String URL = "http://127.0.0.1:" + PORT;
    private static final String CHAT =
            """
            {"model":"demo/echo","messages":[{"role":"user","content":"hello from inside"}]}""";

    /** Readable for the image's user. */
    @TempDir private static Path folder;

    private static Path root;
    private static JsonNode config;
    private static Process gateway;
    private static Path log;

    @BeforeAll
    static void unpack() throws Exception {
        assumeThat(Boolean.getBoolean("packaged")).as("after the package was made").isTrue();
        assumeThat(run(List.of("unshare", "--mount", "true")))
                .as("a root of its own (unshare, mount, chroot) is not permitted here")
                .isZero();
        allow(folder);
        Path image = Files.createDirectory(folder.resolve("image"));
        assertThat(run(List.of("tar", "xf", TAR.toString(), "-C", image.toString()))).isZero();
        JsonNode manifest =
                JsonMapper.shared().readTree(image.resolve("manifest.json").toFile()).get(0);
        config =
                JsonMapper.shared()
                        .readTree(image.resolve(manifest.get("Config").stringValue()).toFile());
        root = Files.createDirectory(folder.resolve("root"));
        for (JsonNode layer : manifest.get("Layers")) {
            String tar = image.resolve(layer.stringValue()).toString();
            assertThat(run(List.of("tar", "xf", tar, "-C", root.toString()))).isZero();
        }
        allow(root);
        log = folder.resolve("log");
        gateway = start(log);
        awaitReady();
    }

    private static void allow(Path folder) throws IOException {
        Files.setPosixFilePermissions(
                folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The entry point, with arguments, as the image's user and below a root that is read-only. */
    private static List<String> inside(String... arguments) {
        List<String> command = new ArrayList<>();
        String mounts =
                """
                mkdir -p "$0/proc" "$0/dev"
                mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"
                for one in proc dev; do mount --rbind "/$one" "$0/$one"; done
                for one in data tmp; do mount -t tmpfs none "$0/$one" && chmod 777 "$0/$one"; done
                cd "$0/data" && exec chroot --userspec=65532:65532 "$0" "$@"
                """;
        command.addAll(List.of("unshare", "--mount", "sh", "-ec", mounts, root.toString()));
        config.get("config").get("Entrypoint").forEach(word -> command.add(word.stringValue()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(Path log, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(inside(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        for (JsonNode variable : config.get("config").get("Env")) {
            String[] parts = variable.stringValue().split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        // What a test needs: a port of its own, this machine only, no key.
        builder.environment().put("SERVER_PORT", PORT);
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
        builder.environment().put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx256m -Xlog:aot*=warning");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static void awaitReady() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < end && gateway.isAlive()) {
            if (Files.readString(log).contains("listens on")) {
                return;
            }
            Thread.sleep(50);
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

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Process command(String... arguments) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".log");
        Process process = start(said, arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    @Test
    void itWantsKeysAndSaysThatItIsReady() throws Exception {
        assertThat(ask(HttpRequest.newBuilder(URI.create(URL + "/readyz"))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                ask(
                        HttpRequest.newBuilder(URI.create(URL + "/v1/chat/completions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(CHAT)));
        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void itAnswersWhoHasAKey() throws Exception {
        String key = key();
        HttpResponse<String> answer =
                ask(
                        HttpRequest.newBuilder(URI.create(URL + "/v1/chat/completions"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + key)
                                .POST(HttpRequest.BodyPublishers.ofString(CHAT)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("hello from inside");
    }

    /** Commands run in the gateway's own mounts, as {@code docker exec} would. */
    private static String key() throws Exception {
        exec("unit", "put", "acme");
        exec("unit", "put", "acme/search");
        String key = exec("key", "issue", "acme/search", "--label", "test");
        // Nodes look for what is declared twice a second.
        Thread.sleep(1_500);
        return key;
    }

    private static String exec(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "nsenter",
                                "--target",
                                Long.toString(gateway.pid()),
                                "--mount",
                                "--root",
                                "--wd",
                                "--setuid",
                                "65532",
                                "--setgid",
                                "65532"));
        config.get("config").get("Entrypoint").forEach(word -> command.add(word.stringValue()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TOLLGATE_CONFIG", "/etc/tollgate/tollgate.yml");
        builder.environment().put("TOLLGATE_DATA", "/data/tollgate");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes()).strip();
        String err = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor()).as(out + err).isZero();
        return out;
    }

    @Test
    void itsHealthCommandNeedsNoShell() throws Exception {
        assertThat(command("health").exitValue()).isZero();
        assertThat(command("health", "http://127.0.0.1:1/readyz").exitValue()).isEqualTo(1);
        assertThat(root.resolve("bin/sh")).doesNotExist();
        assertThat(root.resolve("usr/bin")).doesNotExist();
    }

    @Test
    void theAotCacheIsTakenAsItIs() throws Exception {
        assertThat(Files.readString(log)).doesNotContain("[warning][aot", "[error][aot");
        assertThat(Files.readString(Path.of("/proc", Long.toString(gateway.pid()), "maps")))
                .contains("/opt/tollgate/app/tollgate.aot");
    }

    @Test
    void itSaysWhatItIs() {
        JsonNode container = config.get("config");
        assertThat(container.get("User").stringValue()).isEqualTo("65532:65532");
        assertThat(container.get("ExposedPorts").propertyNames())
                .containsExactlyInAnyOrder("8080/tcp", "9090/tcp");
        assertThat(container.get("Volumes").propertyNames())
                .containsExactlyInAnyOrder("/data", "/tmp");
        assertThat(container.get("Labels").get("org.opencontainers.image.title").stringValue())
                .isEqualTo("Tollgate");
        assertThat(root.resolve("opt/tollgate/sbom.cdx.json")).exists();
        assertThat(root.resolve("opt/tollgate/LICENSE")).exists();
        assertThat(root.resolve("app")).doesNotExist();
        assertThat(config.get("rootfs").get("diff_ids").size()).isBetween(4, 6);
    }
}
