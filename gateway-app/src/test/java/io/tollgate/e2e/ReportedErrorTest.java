package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that a provider reports in the middle of an answer whose status was fine. */
class ReportedErrorTest {

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void anErrorInTheStreamReachesTheClientInItsDialect(String client, String provider) {
        Stage.STUB.answers(failing(provider, "too many cooks"));

        assertThat(ErrorShape.checkBroken(client, ask(client, provider, true)))
                .contains("too many cooks");
    }

    /** The stub's Ollama has no key. */
    static Stream<Arguments> keyed() {
        return Clients.crossings().filter(way -> !way.get()[1].equals("ollama"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("keyed")
    void anErrorInTheStreamShowsNoKey(String client, String provider) {
        Stage.STUB.answers(failing(provider, "refused sk-provider-canary"));

        assertThat(ErrorShape.checkBroken(client, ask(client, provider, true))).contains("refused");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("keyed")
    void aWholeErrorUnderAFineStatusShowsNoKey(String client, String provider) {
        Stage.STUB.answers(
                Script.of("application/json", error(provider, "refused sk-provider-canary")));

        HttpResponse<byte[]> response = ask(client, provider, false);

        ErrorShape.checkNothingLeaks(response);
        if (!client.equals(provider)) {
            assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("keyed")
    void aRefusalThatQuotesTheKeyIsWrittenAnew(String client, String provider) {
        Stage.STUB.answers(
                Script.of("application/json", error(provider, "not with sk-provider-canary"))
                        .status(400));

        assertThat(ErrorShape.check(client, 400, ask(client, provider, false)))
                .contains("not with")
                .doesNotContain("canary");
    }

    /** A stream that begins well and then reports this. */
    private static Script failing(String provider, String message) {
        String delimiter = provider.equals("ollama") ? "\n" : "\n\n";
        String whole = new String(Stage.wire(file(provider)), UTF_8);
        int begun = whole.lastIndexOf(delimiter, whole.indexOf("Paris")) + delimiter.length();
        String event =
                switch (provider) {
                    case "openai" -> "data: ";
                    case "anthropic" -> "event: error\ndata: ";
                    default -> "";
                };
        String stream = whole.substring(0, begun) + event + error(provider, message) + delimiter;
        return Script.of(
                        provider.equals("ollama") ? "application/x-ndjson" : "text/event-stream",
                        stream)
                .inPiecesOf(50);
    }

    private static String file(String provider) {
        return provider + "-text." + (provider.equals("ollama") ? "ndjson" : "sse");
    }

    private static String error(String provider, String message) {
        return switch (provider) {
            case "openai" ->
                    "{\"error\":{\"message\":\"%s\",\"type\":\"server_error\",\"param\":null,\"code\":null}}"
                            .formatted(message);
            case "anthropic" ->
                    "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"%s\"}}"
                            .formatted(message);
            default -> "{\"error\":\"%s\"}".formatted(message);
        };
    }

    private static HttpResponse<byte[]> ask(String client, String provider, boolean stream) {
        return PlainHttp.post(PlainHttp.path(client), PlainHttp.chat("on-" + provider, stream));
    }
}
