package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of other APIs on Bedrock, whose stand-in verifies what was signed. */
class BedrockTest {

    private static final Path GOLDEN = Path.of("../filters/src/test/resources/golden");
    private static final String ID = "AKIDEXAMPLE";
    private static final String SECRET = "secret/of+nobody";
    private static final String STREAMED = "application/vnd.amazon.eventstream";

    private static final StubProvider BEDROCK = new StubProvider();
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      health: { min-calls: 1000000, max-rest: 0s }
                      defaults: { retry: { attempts: 1 } }
                      providers:
                        signed:
                          dialect: bedrock
                          base-url: http://127.0.0.1:%1$d
                          options: { guardrail-id: gr1, guardrail-version: "2" }
                          credential:
                            kind: aws
                            region: eu-central-1
                            access-key-id: %2$s
                            secret-access-key: %3$s
                            session-token: a-token
                        keyed:
                          dialect: bedrock
                          base-url: http://127.0.0.1:%1$d
                          api-key: bedrock-api-key-canary
                        invoked:
                          dialect: bedrock-anthropic
                          base-url: http://127.0.0.1:%1$d
                          credential:
                            kind: aws
                            region: eu-central-1
                            access-key-id: %2$s
                            secret-access-key: %3$s
                      models:
                        nova: { targets: [ { provider: signed, model: "eu.amazon.nova-pro-v1:0" } ] }
                        profile:
                          targets:
                            - provider: signed
                              model: "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
                        by-key: { targets: [ { provider: keyed, model: "amazon.nova-pro-v1:0" } ] }
                        claude: { targets: [ { provider: invoked, model: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0" } ] }
                    """
                            .formatted(BEDROCK.port(), ID, SECRET));

    private static byte[] golden(String name) {
        try {
            return Files.readAllBytes(GOLDEN.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Script whole(String name) {
        return Script.of("application/json", golden("response/" + name + ".json"));
    }

    private static Script streamed(String name) {
        return Script.of(STREAMED, golden("stream/" + name + ".eventstream")).inPiecesOf(61);
    }

    private static HttpResponse<byte[]> ask(String client, String model, boolean stream) {
        return PlainHttp.postTo(
                GATEWAY.url() + PlainHttp.path(client), PlainHttp.chat(model, stream));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static Received signed() throws InterruptedException {
        Received received = BEDROCK.received();
        AwsSignature signature =
                new AwsSignature(
                        received.method(), received.path(), received.headers(), received.body());
        assertThat(signature.isBy(ID, SECRET, "eu-central-1", "bedrock"))
                .as("the signature of %s", received.path())
                .isTrue();
        assertThat(signature.isBy(ID, "another", "eu-central-1", "bedrock")).isFalse();
        return received;
    }

    @ParameterizedTest
    @CsvSource({
        "nova, /model/eu.amazon.nova-pro-v1%3A0/converse",
        "profile, /model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile"
                + "%2Feu.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse"
    })
    void idsAreOneSegmentOfAPathThatIsSigned(String model, String path) throws Exception {
        BEDROCK.answers(whole("simple-text.bedrock"));
        HttpResponse<byte[]> answer = ask("openai", model, false);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("Grüße aus Zürich 🐈");
        Received received = signed();
        assertThat(received.path()).isEqualTo(path);
        assertThat(
                        received.json()
                                .path("guardrailConfig")
                                .path("guardrailIdentifier")
                                .stringValue())
                .isEqualTo("gr1");
    }

    static Stream<List<Object>> clients() {
        return Stream.of("openai", "anthropic", "ollama")
                .flatMap(client -> Stream.of(List.of(client, true), List.of(client, false)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void toolsAreCalledByConverse(List<Object> how) throws Exception {
        boolean stream = (boolean) how.get(1);
        BEDROCK.answers(stream ? streamed("text-then-tools.bedrock") : whole("tool-calls.bedrock"));
        HttpResponse<byte[]> answer = ask((String) how.get(0), "nova", stream);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("Let me look.", "get_weather", "now", "rich");
        assertThat(signed().path()).endsWith(stream ? "/converse-stream" : "/converse");
    }

    /** What Claude thought has to come back as it was signed. */
    @ParameterizedTest
    @MethodSource("clients")
    void claudeIsInvoked(List<Object> how) throws Exception {
        boolean stream = (boolean) how.get(1);
        BEDROCK.answers(
                stream
                        ? streamed("thinking-tool.bedrock-anthropic")
                        : whole("thinking-tool.bedrock-anthropic"));
        HttpResponse<byte[]> answer = ask((String) how.get(0), "claude", stream);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("Einen Moment – ☀", "get_weather", "Bern");
        if (how.get(0).equals("anthropic")) {
            assertThat(text(answer)).contains("U2lnbmF0dXJl");
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith(stream ? "text/event-stream" : "application/json");
        }
        Received received = signed();
        assertThat(received.path())
                .endsWith(stream ? "/invoke-with-response-stream" : "/invoke")
                .contains("-v1%3A0/");
        JsonNode body = received.json();
        assertThat(body.path("anthropic_version").stringValue()).isEqualTo("bedrock-2023-05-31");
        assertThat(body.has("model")).isFalse();
    }

    @Test
    void aKeyIsABearerToken() throws Exception {
        BEDROCK.answers(whole("simple-text.bedrock"));
        assertThat(ask("openai", "by-key", false).statusCode()).isEqualTo(200);
        assertThat(BEDROCK.received().headers())
                .containsEntry("Authorization", "Bearer bedrock-api-key-canary")
                .doesNotContainKey("X-Amz-Date");
    }

    /** What health checks ask as well. */
    @Test
    void theProviderIsTestedByASignedRequest() throws Exception {
        BEDROCK.answers(Script.of("application/json", "{\"asyncInvokeSummaries\":[]}"));
        JsonNode tested = GATEWAY.admin().post("/providers/signed/test").is(200).json();
        assertThat(tested.path("ok").booleanValue()).isTrue();
        Received received = signed();
        assertThat(received.method()).isEqualTo("GET");
        assertThat(received.path()).isEqualTo("/async-invoke?maxResults=1");
    }

    @Test
    void usageIsToldWithItsCache() {
        BEDROCK.answers(whole("cached-prompt.bedrock"));
        JsonNode usage =
                JsonMapper.shared().readTree(ask("anthropic", "nova", false).body()).path("usage");
        assertThat(usage.path("input_tokens").intValue()).isEqualTo(5);
        assertThat(usage.path("cache_read_input_tokens").intValue()).isEqualTo(2048);
        assertThat(usage.path("cache_creation_input_tokens").intValue()).isEqualTo(1500);
    }

    @Test
    void aThrottledStreamIsAnErrorBeforeItBegins() {
        BEDROCK.answers(streamed("error-first.bedrock"));
        HttpResponse<byte[]> answer = ask("openai", "nova", true);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(text(answer)).contains("Too many requests");
    }

    @Test
    void aStreamThatBreaksOffEndsWithAnError() {
        BEDROCK.answers(streamed("error-mid-stream.bedrock"));
        HttpResponse<byte[]> answer = ask("anthropic", "nova", true);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("It was", "event: error").doesNotContain("message_stop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"message\":\"You don't have access to the model.\"}|502",
                "400|{\"message\":\"Input is too long for requested model.\"}|400",
                "429|{\"message\":\"Too many tokens, please wait before trying again.\"}|429",
                "503|{\"message\":\"Bedrock is unable to process your request.\"}|503"
            })
    void refusalsAreTold(int status, String body, int told) {
        BEDROCK.answers(Script.of("application/json", body).status(status));
        assertThat(ask("openai", "nova", false).statusCode()).isEqualTo(told);
    }
}
