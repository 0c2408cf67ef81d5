package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.filters.gateway.ProviderHttpClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings' file changes while the gateway runs. */
class ReloadTest {

    private static final String CANARY = "sk-reload-canary";
    private static final int RELOADS = 200;
    private static final int VARIANTS = 4;

    @TempDir private static Path folder;

    private static EchoProvider provider;
    private static Path file;
    private static RunningGateway gateway;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        provider = new EchoProvider();
        file = folder.resolve("tollgate.yml");
        write(settings("first", "0", "m"));
        gateway = new RunningGateway(file);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void known() throws Exception {
        write(settings("first", "0", "m"));
        assertThat(reload().statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedFileIsTakenByItself() throws Exception {
        write(settings("first", "0", "m", "added"));

        await(() -> ask("added", false).statusCode() == 200);
        assertThat(ask("m", false).statusCode()).isEqualTo(200);
        assertThat(get("/v1/models").body()).contains("\"added\"");
    }

    @Test
    void aHalfWrittenFileIsNotTakenForAChange() throws Exception {
        String whole = settings("first", "0", "m", "late");
        int before = refusals();
        write(whole.substring(0, whole.length() - 30));
        Thread.sleep(300);
        write(whole);

        await(() -> ask("late", false).statusCode() == 200);
        assertThat(refusals()).isEqualTo(before);
    }

    @Test
    void aFileThatIsGoneChangesNothing() throws Exception {
        Files.delete(file);

        assertThat(reload().body()).contains("does not exist any more");
        assertThat(ask("m", false).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileBehindALinkIsTakenWhenTheLinkTurns() throws Exception {
        Path other = folder.resolve("..other.yml");
        Files.writeString(other, settings("first", "0", "m", "linked"));
        Path link = folder.resolve("..link");
        Files.createSymbolicLink(link, other);
        Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);

        await(() -> ask("linked", false).statusCode() == 200);
        Files.delete(file);
        write(settings("first", "0", "m"));
    }

    @Test
    void theAnswerSaysWhatChanged() throws Exception {
        long before = json(get("/actuator/reload")).get("generation").asLong();
        write(
                settings("second", "1", "n")
                        .replace("server:", "server:\n  max-http-request-header-size: 9KB"));
        HttpResponse<String> answer = reload();

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode taken = json(answer);
        assertThat(taken.get("generation").asLong()).isEqualTo(before + 1);
        JsonNode changes = taken.get("changes");
        assertThat(changes.at("/providers/changed").toString()).isEqualTo("[\"echo\"]");
        assertThat(changes.at("/models/added").toString()).isEqualTo("[\"n\"]");
        assertThat(changes.at("/models/removed").toString()).isEqualTo("[\"m\"]");
        assertThat(changes.get("needsRestart").toString())
                .isEqualTo("[\"server.max-http-request-header-size\"]");
        assertThat(answer.body()).doesNotContain(CANARY);
        assertThat(ask("m", false).statusCode()).isEqualTo(404);
        assertThat(ask("n", false).body()).contains("second 1");
        assertThat(gauge("tollgate.config.generation")).isEqualTo(before + 1.0);
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        JsonNode changes = json(reload()).get("changes");

        assertThat(changes.get("providers").toString())
                .isEqualTo("{\"added\":[],\"removed\":[],\"changed\":[]}");
        assertThat(changes.get("models").toString())
                .isEqualTo("{\"added\":[],\"removed\":[],\"changed\":[]}");
    }

    @Test
    void anInvalidFileIsRefusedWithAllReasons() throws Exception {
        JsonNode before = json(get("/actuator/reload"));
        write(settings("first", "0", "m").replace("dialect: openai", "dialect: opnai\n      x: 1"));
        HttpResponse<String> answer = reload();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("problems").toString())
                .contains("tollgate.providers.echo.dialect", "tollgate.providers.echo.x")
                .doesNotContain(CANARY);
        JsonNode after = json(get("/actuator/reload"));
        assertThat(after.get("generation")).isEqualTo(before.get("generation"));
        assertThat(after.get("sha256")).isEqualTo(before.get("sha256"));
        assertThat(after.at("/lastRefusal/problems")).isEqualTo(json(answer).get("problems"));
        assertThat(ask("m", false).statusCode()).isEqualTo(200);
    }

    @Test
    void routesThatCannotBeBuiltLeaveTheOldOnes() throws Exception {
        write(settings("first", "0", "m", "n").replace("echo", "renamed"));
        HttpResponse<String> answer = reload();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Dispatch names the provider 'echo'");
        assertThat(ask("m", false).statusCode()).isEqualTo(200);
        assertThat(ask("n", false).statusCode()).isEqualTo(404);
        assertThat(get("/v1/models").body()).contains("\"m\"").doesNotContain("\"n\"");
    }

    @Test
    void noRequestNoticesReloads() throws Exception {
        int refusedBefore = refusals();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean stream = i % 2 == 0;
                clients.add(
                        executor.submit(
                                () -> {
                                    while (!over.get()) {
                                        assertOneSnapshot(ask("m", stream));
                                        asked.incrementAndGet();
                                    }
                                    return null;
                                }));
            }
            try {
                reloadOften();
            } finally {
                over.set(true);
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        assertThat(asked).hasValueGreaterThan(RELOADS);
        assertThat(refusals() - refusedBefore).isGreaterThanOrEqualTo(RELOADS / 10);
        assertThat(gateway.bean(ProviderHttpClients.class).size())
                .isLessThanOrEqualTo(VARIANTS + 2);
    }

    private static void reloadOften() throws Exception {
        for (int i = 0; i < RELOADS; i++) {
            boolean invalid = i % 10 == 9;
            String variant = Integer.toString(i % VARIANTS);
            write(
                    invalid
                            ? "tollgate: { providers: " + i + " }"
                            : settings("model-" + i + "-" + variant, variant, "m"));
            assertThat(reload().statusCode()).isEqualTo(invalid ? 422 : 200);
        }
    }

    /** The header is the gateway's word for the model, the text that of the provider. */
    private static void assertOneSnapshot(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String model = answer.headers().firstValue("x-tollgate-model").orElseThrow();
        String variant = model.equals("first") ? "0" : model.substring(model.lastIndexOf('-') + 1);
        assertThat(answer.body()).contains("\"" + model + " " + variant + "\"");
        assertThat(answer.body()).containsAnyOf("[DONE]", "total_tokens");
    }

    private static String settings(String target, String snapshot, String... models) {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        server:
                          forward-headers-strategy: none
                        spring.cloud.gateway.server.webflux.routes:
                          - id: plain
                            uri: http://dispatched.invalid
                            predicates: [ "Model=plain-*" ]
                            filters: [ Meter, Translate, "Dispatch=echo, plain" ]
                        tollgate:
                          demo: false
                          discovery: false
                          providers:
                            echo:
                              dialect: openai
                              base-url: http://127.0.0.1:%d/v1
                              api-key: %s
                              headers: { x-snapshot: "%s" }
                          models:
                        """
                                .formatted(provider.port(), CANARY, snapshot));
        for (String model : models) {
            yaml.append(
                    "    %s: { targets: [ { provider: echo, model: %s } ] }%n"
                            .formatted(model, target));
        }
        return yaml.toString();
    }

    private static void write(String yaml) throws Exception {
        Files.writeString(file, yaml);
    }

    private static HttpResponse<String> ask(String model, boolean stream) throws Exception {
        return post("/v1/chat/completions", PlainHttp.chat(model, stream));
    }

    private static HttpResponse<String> reload() throws Exception {
        return post("/actuator/reload", "");
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(gateway.url() + path)).build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static double gauge(String name) {
        return gateway.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private static int refusals() {
        return (int)
                gateway.bean(MeterRegistry.class)
                        .get("tollgate.reloads")
                        .tag("result", "refused")
                        .counter()
                        .count();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
