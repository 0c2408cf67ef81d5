package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.Status;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who comes with a key, and who does not. */
@Timeout(60)
final class KeysTest {

    private static final Issued KEY = PolicyStage.key(PolicyStage.team("acme"), Rights.ALL);

    @ParameterizedTest
    @CsvSource({
        "openai, Authorization, Bearer KEY",
        "openai, authorization, bearer KEY",
        "anthropic, x-api-key, KEY",
        "openai, api-key, KEY",
        "ollama, Authorization, Bearer KEY",
    })
    void isTakenFromWhereverAnSdkPutsIt(String dialect, String header, String value) {
        PolicyStage.STUB.answers(Stage.answer(dialect, "text", false));
        String model = dialect.equals("openai") ? "priced" : "priced-" + dialect;
        HttpResponse<byte[]> answer =
                PlainHttp.postTo(
                        PolicyStage.GATEWAY.url() + PlainHttp.path(dialect),
                        PlainHttp.chat(model, false),
                        header,
                        value.replace("KEY", KEY.text().reveal()));
        assertThat(answer.statusCode()).as(PolicyStage.text(answer)).isEqualTo(200);
    }

    @Test
    void mayStandInThePathForToolsThatKnowNothingElse() throws Exception {
        PolicyStage.STUB.answers(Stage.answer("ollama", "text", false));
        HttpResponse<byte[]> answer =
                PlainHttp.postTo(
                        PolicyStage.GATEWAY.url() + "/key/" + KEY.text().reveal() + "/api/chat",
                        PlainHttp.chat("priced-ollama", false));
        assertThat(answer.statusCode()).isEqualTo(200);
        Received received = PolicyStage.STUB.received();
        assertThat(received.path()).isEqualTo("/api/chat");
        assertThat(received.headers().toString()).doesNotContain(KEY.text().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void strangersAreRefusedInTheirDialectBeforeTheirBodyIsRead(String dialect) {
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        for (String key :
                List.of(
                        "sk-proj-something",
                        KeyText.generate(false).reveal(),
                        KeyText.renew(KEY.key().id(), false).reveal())) {
            HttpResponse<byte[]> answer =
                    PlainHttp.postTo(
                            PolicyStage.GATEWAY.url() + PlainHttp.path(dialect),
                            "this is no JSON",
                            "Authorization",
                            "Bearer " + key);
            assertThat(answer.statusCode()).isIn(401, 429);
            assertThat(PolicyStage.text(answer)).contains("error").doesNotContain(key);
        }
        assertThat(PolicyStage.STUB.receivedMore()).isFalse();
    }

    @Test
    void withoutAKeyNothingIsAnsweredButHealth() {
        assertThat(get("/v1/models").statusCode()).isEqualTo(401);
        assertThat(get("/nothing/here").statusCode()).isEqualTo(401);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void modelsAndEndpointsThatAreNotAllowedAreNeitherListedNorServed() {
        Issued narrow =
                PolicyStage.key(
                        PolicyStage.team("acme"),
                        new Rights(
                                List.of("priced-*", "small"),
                                Set.of("/v1/chat/completions"),
                                null));
        String models =
                PolicyStage.text(
                        get("/v1/models", "Authorization", "Bearer " + narrow.text().reveal()));
        assertThat(models).contains("priced-anthropic", "small").doesNotContain("unpriced");
        HttpResponse<byte[]> model = PolicyStage.ask(narrow, "openai", "unpriced", false);
        assertThat(model.statusCode()).isEqualTo(403);
        assertThat(PolicyStage.text(model)).contains("may not use the model 'unpriced'");
        assertThat(PolicyStage.ask(narrow, "ollama", "small", false).statusCode()).isEqualTo(403);
    }

    @Test
    void fromElsewhereItIsNoGood() {
        Issued far =
                PolicyStage.issue(
                        KEY.key().unit(),
                        new Rights(null, null, List.of(AddressRange.parse("10.0.0.0/8"))),
                        KeySettings.DEFAULTS);
        PolicyStage.await(
                () -> PolicyStage.ask(far, "openai", "priced", false).statusCode() == 403);
    }

    @Test
    void aStrictKeyLosesNothing() {
        Issued strict =
                PolicyStage.key(
                        PolicyStage.team("acme"),
                        Rights.ALL,
                        new KeySettings(true, false, Map.of()));
        HttpResponse<byte[]> answer =
                PlainHttp.postTo(
                        PolicyStage.GATEWAY.url() + PlainHttp.path("openai"),
                        """
                        {"model":"priced-anthropic","logit_bias":{"1":2},
                         "messages":[{"role":"user","content":"hi"}]}
                        """,
                        "Authorization",
                        "Bearer " + strict.text().reveal());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(PolicyStage.text(answer)).contains("logit_bias");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsSaidIsLoggedForKeysThatWantIt(boolean stream) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger content = (Logger) LoggerFactory.getLogger("io.tollgate.content");
        content.addAppender(log);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", stream));
        PolicyStage.ask(KEY, "openai", "priced", stream);
        Issued wanting =
                PolicyStage.key(
                        PolicyStage.team("acme"),
                        Rights.ALL,
                        new KeySettings(false, true, Map.of()));
        String answer = PolicyStage.text(PolicyStage.ask(wanting, "openai", "priced", stream));
        PolicyStage.await(() -> !log.list.isEmpty());
        content.detachAppender(log);
        assertThat(log.list).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(log.list.getFirst().getFormattedMessage());
        assertThat(line.path("key").asString()).isEqualTo(wanting.key().id());
        assertThat(line.path("answer").asString()).isEqualTo(answer);
        assertThat(line.path("request").asString()).isEqualTo(PlainHttp.chat("priced", stream));
    }

    @Test
    void aRevokedKeyIsRefusedAndItsStreamsAreCut() throws Exception {
        Issued doomed = PolicyStage.key(PolicyStage.team("acme"), Rights.ALL);
        Script begun = Stage.answer("openai", "text", true);
        PolicyStage.STUB.answers(
                new Script(200, begun.headers(), begun.pieces().subList(0, 8), End.STALL));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(PolicyStage.GATEWAY.url() + PlainHttp.path("openai")))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + doomed.text().reveal())
                        .POST(HttpRequest.BodyPublishers.ofString(PlainHttp.chat("priced", true)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            long since = System.nanoTime();
            PolicyStage.directory().keyStatus(doomed.key().id(), Status.REVOKED);
            String all = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(all).contains("revoked").doesNotContain("[DONE]");
        }
        assertThat(PolicyStage.STUB.received().closed().get(5, TimeUnit.SECONDS)).isNull();
        assertThat(PolicyStage.ask(doomed, "openai", "priced", false).statusCode()).isIn(401, 429);
        assertThat(PolicyStage.rows(doomed).getLast()).containsEntry("end_reason", "CUT");
    }

    @Test
    void rulesGoByTheTeam() {
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        Issued gold = PolicyStage.key(PolicyStage.team("gold"), Rights.ALL);
        assertThat(served(gold)).isEqualTo("gpt-priced");
        assertThat(served(KEY)).isEqualTo("gpt-small");
    }

    private static String served(Issued key) {
        return TrafficStage.header(
                PolicyStage.ask(key, "openai", "by-team", false), "x-tollgate-model");
    }

    private static HttpResponse<byte[]> get(String path, String... headers) {
        return PlainHttp.getFrom(PolicyStage.GATEWAY.url() + path, headers);
    }
}
