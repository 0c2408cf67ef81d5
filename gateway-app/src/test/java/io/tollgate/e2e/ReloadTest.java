package io.tollgate.e2e;

import static io.tollgate.e2e.ReloadingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The settings' file changes while the gateway runs. */
class ReloadTest {

    @TempDir private static Path folder;

    private static ReloadingGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new ReloadingGateway(folder, "m");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void known() throws Exception {
        gateway.write(gateway.settings("first", "0", "m"));
        assertThat(gateway.reload().statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedFileIsTakenByItself() throws Exception {
        gateway.write(gateway.settings("first", "0", "m", "added"));

        await(() -> gateway.ask("added", false).statusCode() == 200);
        assertThat(gateway.ask("m", false).statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v1/models").body()).contains("\"added\"");
    }

    @Test
    void aHalfWrittenFileIsNotTakenForAChange() throws Exception {
        String whole = gateway.settings("first", "0", "m", "late");
        double before = gateway.refusals();
        gateway.write(whole.substring(0, whole.length() - 30));
        Thread.sleep(300);
        gateway.write(whole);

        await(() -> gateway.ask("late", false).statusCode() == 200);
        assertThat(gateway.refusals()).isEqualTo(before);
    }

    @Test
    void aFileThatIsGoneChangesNothing() throws Exception {
        Files.delete(gateway.file());

        assertThat(gateway.reload().body()).contains("does not exist any more");
        assertThat(gateway.ask("m", false).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileBehindALinkIsTakenWhenTheLinkTurns() throws Exception {
        Path other = folder.resolve("..other.yml");
        Files.writeString(other, gateway.settings("first", "0", "m", "linked"));
        Path link = folder.resolve("..link");
        Files.createSymbolicLink(link, other);
        Files.move(link, gateway.file(), StandardCopyOption.ATOMIC_MOVE);

        await(() -> gateway.ask("linked", false).statusCode() == 200);
        Files.delete(gateway.file());
        gateway.write(gateway.settings("first", "0", "m"));
    }

    @Test
    void theAnswerSaysWhatChanged() throws Exception {
        long before = gateway.state().get("generation").asLong();
        gateway.write(
                gateway.settings("second", "1", "n")
                        .replace("server:", "server:\n  max-http-request-header-size: 9KB")
                        .replace("demo: false", "demo: true"));
        HttpResponse<String> answer = gateway.reload();

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode taken = json(answer);
        assertThat(taken.get("generation").asLong()).isEqualTo(before + 1);
        JsonNode changes = taken.get("changes");
        assertThat(changes.at("/providers/changed").toString()).isEqualTo("[\"echo\"]");
        assertThat(changes.at("/models/added").toString()).isEqualTo("[\"n\"]");
        assertThat(changes.at("/models/removed").toString()).isEqualTo("[\"m\"]");
        assertThat(changes.get("needsRestart").toString())
                .isEqualTo("[\"server.max-http-request-header-size\",\"tollgate.demo\"]");
        assertThat(answer.body()).doesNotContain(ReloadingGateway.CANARY);
        assertThat(gateway.ask("m", false).statusCode()).isEqualTo(404);
        assertThat(gateway.ask("n", false).body()).contains("second 1");
        assertThat(gateway.gauge("tollgate.config.generation")).isEqualTo(before + 1.0);
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        JsonNode changes = json(gateway.reload()).get("changes");

        assertThat(changes.get("providers").toString())
                .isEqualTo("{\"added\":[],\"removed\":[],\"changed\":[]}");
        assertThat(changes.get("models").toString())
                .isEqualTo("{\"added\":[],\"removed\":[],\"changed\":[]}");
    }

    @Test
    void anInvalidFileIsRefusedWithAllReasons() throws Exception {
        JsonNode before = gateway.state();
        gateway.write(
                gateway.settings("first", "0", "m")
                        .replace("dialect: openai", "dialect: opnai\n      x: 1"));
        HttpResponse<String> answer = gateway.reload();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("problems").toString())
                .contains("tollgate.providers.echo.dialect", "tollgate.providers.echo.x")
                .doesNotContain(ReloadingGateway.CANARY);
        JsonNode after = gateway.state();
        assertThat(after.get("generation")).isEqualTo(before.get("generation"));
        assertThat(after.get("sha256")).isEqualTo(before.get("sha256"));
        assertThat(after.at("/lastRefusal/problems")).isEqualTo(json(answer).get("problems"));
        assertThat(gateway.ask("m", false).statusCode()).isEqualTo(200);
    }

    @Test
    void routesThatCannotBeBuiltLeaveTheOldOnes() throws Exception {
        gateway.write(gateway.settings("first", "0", "m", "n").replace("echo", "renamed"));
        HttpResponse<String> answer = gateway.reload();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Dispatch names the provider 'echo'");
        assertThat(gateway.ask("m", false).statusCode()).isEqualTo(200);
        assertThat(gateway.ask("n", false).statusCode()).isEqualTo(404);
        assertThat(gateway.get("/v1/models").body()).contains("\"m\"").doesNotContain("\"n\"");
    }

    @Test
    void limitsChangeAsWell() throws Exception {
        String limited = "tollgate:\n  limits: { max-request-body: 50B }";
        gateway.write(gateway.settings("first", "0", "m").replace("tollgate:", limited));

        assertThat(json(gateway.reload()).at("/changes/needsRestart")).isEmpty();
        assertThat(gateway.ask("m", false).statusCode()).isEqualTo(413);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
