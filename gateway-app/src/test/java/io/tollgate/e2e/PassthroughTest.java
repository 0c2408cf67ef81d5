package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same dialect on both sides: bytes. */
class PassthroughTest {

    private static final String ODD =
            "{ \"temperature\" : 0.70,\t\"metadata\":{\"model\":\"inner\"}, \"x\\u00e9\":\"\\u2600 ☀\",\r\n"
                    + " \"max_tokens\":1e2,\"messages\":[{\"role\":\"user\",\"content\":\"hi\",\"zz\":[ ]}],"
                    + "\"model\" :\"%s\" ,\"seed\":12345678901234567890,\"stream\":%s}  ";

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @CsvSource({"openai,false", "anthropic,false", "anthropic,true", "ollama,false", "ollama,true"})
    void aRequestGoesOnAsItCameButForTheModel(String dialect, boolean stream)
            throws InterruptedException {
        Stage.STUB.answers(Stage.answer(dialect, "text", stream));

        PlainHttp.post(PlainHttp.path(dialect), ODD.formatted("on-" + dialect, stream));

        String model =
                switch (dialect) {
                    case "openai" -> "gpt-4.1";
                    case "anthropic" -> "claude-sonnet-4-5";
                    default -> "llama3.1";
                };
        assertThat(Stage.STUB.received().text()).isEqualTo(ODD.formatted(model, stream));
    }

    @Test
    void anOpenAiStreamIsAskedForItsUsageBesides() throws InterruptedException {
        Stage.STUB.answers(Stage.answer("openai", "text", true));

        PlainHttp.post("/v1/chat/completions", ODD.formatted("on-openai", true));

        assertThat(Stage.STUB.received().text())
                .isEqualTo(
                        ODD.formatted("gpt-4.1", true)
                                .replaceFirst(
                                        "\\{", "{\"stream_options\":{\"include_usage\":true},"));
    }

    static Stream<String> dialects() {
        return Stage.PROVIDERS.stream();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aWholeAnswerComesBackAsItIs(String dialect) {
        Script answer = Stage.answer(dialect, "tools", false);
        Stage.STUB.answers(answer.header("x-secret", "s").header("Set-Cookie", "a=b"));

        HttpResponse<byte[]> response =
                PlainHttp.post(PlainHttp.path(dialect), PlainHttp.chat("on-" + dialect, false));

        assertThat(response.body()).isEqualTo(answer.pieces().getFirst());
        assertThat(response.headers().map()).doesNotContainKeys("x-secret", "set-cookie");
        assertThat(response.headers().firstValue("x-tollgate-provider"))
                .hasValue("stub-" + dialect);
        assertThat(response.headers().firstValue("x-tollgate-route")).hasValue("on-" + dialect);
        assertThat(response.headers().firstValue("x-tollgate-dropped")).isEmpty();
    }

    @ParameterizedTest(name = "{0} in pieces of {1}")
    @CsvSource({
        "anthropic,1",
        "anthropic,13",
        "anthropic,100000",
        "ollama,1",
        "ollama,13",
        "ollama,9999"
    })
    void aStreamComesBackAsItIs(String dialect, int piece) {
        String name = dialect + "-tools." + (dialect.equals("ollama") ? "ndjson" : "sse");
        String type = dialect.equals("ollama") ? "application/x-ndjson" : "text/event-stream";
        byte[] stream = Stage.wire(name);
        Stage.STUB.answers(Script.of(type, stream).inPiecesOf(piece));

        HttpResponse<byte[]> response =
                PlainHttp.post(PlainHttp.path(dialect), PlainHttp.chat("on-" + dialect, true));

        assertThat(new String(response.body(), UTF_8)).isEqualTo(new String(stream, UTF_8));
        assertThat(response.headers().firstValue("content-type")).hasValue(type);
    }

    @Test
    void usageIsShownToTheOpenAiClientThatAskedForIt() {
        String stream = new String(Stage.wire("openai-text.sse"), UTF_8);
        Stage.STUB.answers(Stage.answer("openai", "text", true));
        String asked =
                PlainHttp.chat("on-openai", true)
                        .replaceFirst("\\{", "{\"stream_options\":{\"include_usage\":true},");

        assertThat(body(asked)).isEqualTo(stream);
        assertThat(body(PlainHttp.chat("on-openai", true)))
                .isEqualTo(stream.replaceFirst("data: [^\n]*\"choices\":\\[\\][^\n]*\n\n", ""))
                .doesNotContain("prompt_tokens")
                .endsWith("data: [DONE]\n\n");
    }

    private static String body(String request) {
        return new String(PlainHttp.post("/v1/chat/completions", request).body(), UTF_8);
    }

    /** A new connection costs more than all that the gateway does. */
    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("io.tollgate.e2e.Clients#streamedOrNot")
    void connectionsAreUsedAgain(String client, String provider, boolean stream) {
        Stage.STUB.answers(Stage.answer(provider, "text", stream));
        for (int i = 0; i < 20; i++) {
            PlainHttp.post(PlainHttp.path(client), PlainHttp.chat("on-" + provider, stream));
        }
        assertThat(Stage.STUB.connections()).isLessThanOrEqualTo(2);
    }
}
