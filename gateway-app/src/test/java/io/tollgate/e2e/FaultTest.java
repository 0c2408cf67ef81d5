package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever goes wrong reaches the caller with the right status, in the caller's own dialect. */
class FaultTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "openai    | {nonsense                              | 400",
                "openai    | []                                     | 400",
                "openai    | {\"messages\":[]}                      | 400",
                "openai    | {\"model\":7,\"messages\":[]}          | 400",
                "openai    | {\"model\":\"nobody\",\"messages\":[]} | 404",
                "anthropic | {nonsense                              | 400",
                "anthropic | {\"model\":\"nobody\",\"messages\":[]} | 404",
                "ollama    | {nonsense                              | 400",
                "ollama    | {\"model\":\"nobody\",\"messages\":[]} | 404",
                "anthropic | {\"model\":\"on-openai\",\"messages\":5,\"max_tokens\":1} | 400",
                "ollama    | {\"model\":\"on-openai\",\"messages\":[5]} | 400",
                "openai    | {\"model\":\"on-closed\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | 502",
                "anthropic | {\"model\":\"on-closed\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | 502",
            })
    void badRequests(String client, String body, int status) {
        checkError(client, PlainHttp.post(PlainHttp.path(client), body), status);
    }

    static Stream<String> clients() {
        return Stage.PROVIDERS.stream();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void requestsThatAreRefusedUnread(String client) {
        String path = PlainHttp.path(client);
        String chat = PlainHttp.chat("on-openai", false);
        checkError(client, PlainHttp.get(path), 405);
        checkError(client, PlainHttp.post(path, chat, "Content-Type", "text/xml"), 415);
        checkError(client, PlainHttp.post(path, chat, "Content-Encoding", "gzip"), 415);
        checkError(client, PlainHttp.post(path, new byte[70_000]), 413);
    }

    static Stream<Arguments> crossings() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        client ->
                                Stage.PROVIDERS.stream()
                                        .map(provider -> Arguments.of(client, provider)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("crossings")
    void aRefusedKeyIsNotTheCallersFault(String client, String provider) {
        Stage.STUB.answers(
                Script.of(
                                "application/json",
                                "{\"error\":{\"type\":\"authentication_error\",\"message\":\"bad"
                                        + " key sk-provider-canary\"}}")
                        .status(401));
        JsonNode error = checkError(client, ask(client, provider, false), 502);
        assertThat(error.toString()).contains("refused the gateway's credentials");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("crossings")
    void theProvidersErrorsKeepTheirMeaning(String client, String provider) {
        String limited =
                provider.equals("ollama")
                        ? "{\"error\":\"slow down\"}"
                        : "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow"
                                + " down\"}}";
        Stage.STUB.answers(
                Script.of("application/json", limited).status(429).header("Retry-After", "7"));
        HttpResponse<byte[]> response = ask(client, provider, true);
        assertThat(checkError(client, response, 429).toString()).contains("slow down");
        assertThat(response.headers().firstValue("retry-after")).hasValue("7");

        Stage.STUB.answers(Script.of("text/html", "<h1>oops</h1>").status(500));
        checkError(client, ask(client, provider, false), 502);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("crossings")
    void garbageIsABrokenProvider(String client, String provider) {
        Stage.STUB.answers(Script.of("text/html", "<html>It works</html>"));
        checkError(client, ask(client, provider, false), 502);
        checkError(client, ask(client, provider, true), 502);

        Stage.STUB.answers(Script.of("application/json", "{\"truncated\":"));
        checkError(client, ask(client, provider, false), 502);

        Stage.STUB.answers(Stage.answer(provider, "text", false).inPiecesOf(50).ending(End.CUT));
        assertThat(ask(client, provider, false).statusCode()).isIn(200, 502);
    }

    static Stream<Arguments> endings() {
        return crossings()
                .flatMap(
                        crossing ->
                                Stream.of(End.CUT, End.COMPLETE, End.STALL)
                                        .map(
                                                end ->
                                                        Arguments.of(
                                                                crossing.get()[0],
                                                                crossing.get()[1],
                                                                end)));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("endings")
    void aBrokenStreamEndsInAnErrorAndNotInAnEnd(String client, String provider, End end) {
        Script whole = Stage.answer(provider, "tools", true);
        int most = whole.pieces().size() / 2;
        Stage.STUB.answers(new Script(200, whole.headers(), whole.pieces().subList(0, most), end));

        HttpResponse<byte[]> response = ask(client, provider, true);

        String stream = new String(response.body(), UTF_8);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(stream)
                .contains("Let me look.")
                .doesNotContain("[DONE]", "message_stop", "\"done\":true", "finish_reason\":\"")
                .doesNotContain("canary", "Exception");
        String last = stream.strip().lines().reduce((a, b) -> b).orElseThrow();
        JsonNode error = JsonMapper.shared().readTree(last.replaceFirst("^data: ", ""));
        checkShape(client, error);
        assertThat(stream.contains("event: error\n")).isEqualTo(client.equals("anthropic"));
    }

    private static HttpResponse<byte[]> ask(String client, String provider, boolean stream) {
        return PlainHttp.post(PlainHttp.path(client), PlainHttp.chat("on-" + provider, stream));
    }

    private static JsonNode checkError(String client, HttpResponse<byte[]> response, int status) {
        String body = new String(response.body(), UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.headers().firstValue("x-tollgate-request-id")).isPresent();
        assertThat(body).doesNotContain("canary", "Exception", "\tat ");
        JsonNode error = JsonMapper.shared().readTree(body);
        checkShape(client, error);
        return error;
    }

    private static void checkShape(String client, JsonNode error) {
        switch (client) {
            case "openai" -> {
                assertThat(error.path("error").path("message").stringValue("")).isNotEmpty();
                assertThat(error.path("error").path("type").stringValue("")).isNotEmpty();
            }
            case "anthropic" -> {
                assertThat(error.path("type").stringValue("")).isEqualTo("error");
                assertThat(error.path("error").path("type").stringValue(""))
                        .matches("\\w+_error|request_too_large");
            }
            default -> assertThat(error.path("error").stringValue("")).isNotEmpty();
        }
    }
}
