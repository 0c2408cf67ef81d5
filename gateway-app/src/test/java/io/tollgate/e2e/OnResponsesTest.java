package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The official clients on a provider that speaks the Responses API, whole and streamed. */
class OnResponsesTest {

    static Stream<Arguments> ways() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        client ->
                                Stream.of(false, true).map(stream -> Arguments.of(client, stream)));
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void textCrosses(String client, boolean stream) throws Exception {
        Answer answer = ask(client, "text", Ask.text("on-responses", stream));

        assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.finish()).isEqualTo("end");
        assertThat(answer.input()).isEqualTo(25);
        assertThat(answer.output()).isEqualTo(12);

        Received received = Stage.STUB.received();
        assertThat(received.path()).isEqualTo("/v1/responses");
        assertThat(received.headers().get("authorization")).isEqualTo("Bearer sk-provider-canary");
        JsonNode body = received.json();
        assertThat(body.path("model").stringValue()).isEqualTo("gpt-5.1");
        assertThat(body.path("instructions").stringValue()).contains(Ask.SYSTEM);
        assertThat(body.path("input").valueStream().map(item -> item.path("role").asString()))
                .containsExactly("user", "assistant", "user");
        assertThat(body.path("max_output_tokens").intValue()).isEqualTo(77);
        assertThat(body.path("store").booleanValue()).isFalse();
        assertThat(body.path("stream").booleanValue(false)).isEqualTo(stream);
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void toolCallsCross(String client, boolean stream) throws Exception {
        Answer answer = ask(client, "tools", Ask.tools("on-responses", stream));

        assertThat(answer.text()).isEqualTo("Let me look.");
        assertThat(answer.finish()).isEqualTo("tools");
        assertThat(answer.calls())
                .extracting(call -> call.name() + call.arguments())
                .containsExactly(
                        "get_weather{\"city\":\"Paris\"}", "get_time{\"zone\":\"Europe/Paris\"}");

        JsonNode tools = Stage.STUB.received().json().path("tools");
        assertThat(tools.valueStream().map(tool -> tool.path("name").asString()))
                .containsExactly("get_weather", "get_time");
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void resultsFindTheirCalls(String client, boolean stream) throws Exception {
        ask(client, "text", Ask.tools("on-responses", stream).afterCalls());

        JsonNode input = Stage.STUB.received().json().path("input");
        assertThat(ids(input, "function_call_output")).isEqualTo(ids(input, "function_call"));
        assertThat(outputs(input)).containsExactly("21 degrees", "noon");
    }

    private static Stream<String> outputs(JsonNode input) {
        return input.valueStream()
                .filter(item -> item.path("type").asString().equals("function_call_output"))
                .map(item -> item.path("output").asString());
    }

    private static List<String> ids(JsonNode input, String type) {
        return input.valueStream()
                .filter(item -> item.path("type").asString().equals(type))
                .map(item -> item.path("call_id").asString())
                .toList();
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void aCutAnswerSaysSo(String client, boolean stream) throws Exception {
        assertThat(ask(client, "length", Ask.text("on-responses", stream)).finish())
                .isEqualTo("length");
    }

    /** An account at OpenAI has both APIs: whichever a client speaks goes through as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"on-responses", "shared-openai"})
    void bytesPassThrough(String model) throws Exception {
        Stage.STUB.answers(Script.of("application/json", Stage.wire("responses-text.json")));
        String request =
                "{\"model\":\"%s\", \"input\":\"hi\", \"x_unknown\": 1.50}".formatted(model);

        var response = PlainHttp.post("/v1/responses", request);

        assertThat(response.body()).isEqualTo(Stage.wire("responses-text.json"));
        assertThat(response.headers().allValues("x-tollgate-dropped")).isEmpty();
        Received received = Stage.STUB.received();
        assertThat(received.path()).isEqualTo("/v1/responses");
        assertThat(received.text()).isEqualTo(request.replace(model, "gpt-5.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-responses", "shared-openai"})
    void streamsPassThrough(String model) {
        Stage.STUB.answers(
                Script.of("text/event-stream", Stage.wire("responses-tools.sse")).inPiecesOf(31));

        var response =
                PlainHttp.post(
                        "/v1/responses",
                        "{\"model\":\"%s\",\"input\":\"hi\",\"stream\":true}".formatted(model));

        assertThat(new String(response.body(), UTF_8))
                .isEqualTo(new String(Stage.wire("responses-tools.sse"), UTF_8));
    }

    private static Answer ask(String client, String answer, Ask ask) throws Exception {
        Stage.STUB.answers(Stage.answer("responses", answer, ask.stream()));
        return Clients.of(client).ask(Stage.GATEWAY.url(), ask);
    }
}
