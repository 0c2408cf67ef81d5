package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the SDKs forgive and stricter clients do not: the exact shape of answers. */
class AnswerShapeTest {

    static Stream<Arguments> answers() {
        return Clients.crossings()
                .flatMap(
                        pair ->
                                Stream.of("text", "tools", "length")
                                        .map(
                                                name ->
                                                        Arguments.of(
                                                                pair.get()[0],
                                                                pair.get()[1],
                                                                name)));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("answers")
    void aWholeAnswerHasItsDialectsShape(String client, String provider, String name) {
        HttpResponse<byte[]> response = ask(client, provider, name, false);

        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        switch (client) {
            case "openai" -> OpenAiShape.checkWhole(answer);
            case "anthropic" -> AnthropicShape.checkWhole(answer);
            default -> OllamaShape.checkWhole(answer);
        }
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("answers")
    void aStreamHasItsDialectsShape(String client, String provider, String name) {
        HttpResponse<byte[]> response = ask(client, provider, name, true);

        String type = response.headers().firstValue("content-type").orElse("");
        assertThat(type)
                .startsWith(client.equals("ollama") ? "application/x-ndjson" : "text/event-stream");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
        String stream = new String(response.body(), UTF_8);
        switch (client) {
            case "openai" -> OpenAiShape.checkStream(stream);
            case "anthropic" -> AnthropicShape.checkStream(stream);
            default -> OllamaShape.checkStream(stream);
        }
    }

    private static HttpResponse<byte[]> ask(
            String client, String provider, String name, boolean stream) {
        Stage.STUB.answers(Stage.answer(provider, name, stream));
        HttpResponse<byte[]> response =
                PlainHttp.post(PlainHttp.path(client), PlainHttp.chat("on-" + provider, stream));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tollgate-provider"))
                .hasValue("stub-" + provider);
        assertThat(response.headers().firstValue("x-tollgate-request-id")).isPresent();
        return response;
    }
}
