package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The official clients, on every provider dialect, whole and streamed: what they made of the
 * answer, and what the provider received.
 */
class CrossingTest {

    private static final Map<String, ClientDriver> CLIENTS =
            Map.of(
                    "openai", new OpenAiDriver(),
                    "anthropic", new AnthropicDriver(),
                    "ollama", new OllamaDriver());

    static Stream<Arguments> crossings() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        client ->
                                Stage.PROVIDERS.stream()
                                        .flatMap(
                                                provider ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        s ->
                                                                                Arguments.of(
                                                                                        client,
                                                                                        provider,
                                                                                        s))));
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("crossings")
    void textCrosses(String client, String provider, boolean stream) throws Exception {
        Answer answer = ask(client, provider, "text", Ask.text("on-" + provider, stream));

        assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.finish()).isEqualTo("end");
        assertThat(answer.input()).isEqualTo(25);
        assertThat(answer.output()).isEqualTo(12);
        assertThat(answer.calls()).isEmpty();
        checkId(client, answer.id());

        Received received = Stage.STUB.received();
        ProviderView view = ProviderView.of(provider, received);
        view.checkCall();
        assertThat(view.system()).contains(Ask.SYSTEM);
        assertThat(view.lastUserText()).isEqualTo(Ask.QUESTION);
        assertThat(view.roles()).containsExactly("user", "assistant", "user");
        assertThat(view.number("temperature")).isEqualTo(0.5);
        assertThat(view.number("top_p")).isBetween(0.8999, 0.9001);
        assertThat(view.maxTokens()).isEqualTo(77);
        assertThat(view.stop()).isEqualTo("STOP");
        assertThat(view.streams()).isEqualTo(stream);
        assertThat(received.text()).doesNotContain("on-" + provider);
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("crossings")
    void toolCallsCross(String client, String provider, boolean stream) throws Exception {
        Answer answer = ask(client, provider, "tools", Ask.tools("on-" + provider, stream));

        assertThat(answer.text()).isEqualTo("Let me look.");
        assertThat(answer.finish()).isEqualTo("tools");
        assertThat(answer.calls())
                .extracting(Answer.Call::name)
                .containsExactly("get_weather", "get_time");
        assertThat(answer.calls())
                .extracting(call -> call.arguments().toString())
                .containsExactly("{\"city\":\"Paris\"}", "{\"zone\":\"Europe/Paris\"}");
        if (!client.equals("ollama") || !provider.equals("ollama")) {
            assertThat(answer.calls()).extracting(Answer.Call::id).doesNotHaveDuplicates();
        }
        assertThat(answer.input()).isEqualTo(25);

        ProviderView view = ProviderView.of(provider, Stage.STUB.received());
        assertThat(view.tools()).containsExactly("get_weather:city", "get_time:zone");
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("crossings")
    void resultsFindTheirCalls(String client, String provider, boolean stream) throws Exception {
        ask(client, provider, "text", Ask.tools("on-" + provider, stream).afterCalls());

        ProviderView view = ProviderView.of(provider, Stage.STUB.received());
        assertThat(view.results()).containsExactly("get_weather:21 degrees", "get_time:noon");
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("crossings")
    void aCutAnswerSaysSo(String client, String provider, boolean stream) throws Exception {
        assertThat(ask(client, provider, "length", Ask.text("on-" + provider, stream)).finish())
                .isEqualTo("length");
    }

    static Stream<Arguments> forcing() {
        return Stream.of("openai", "anthropic")
                .flatMap(
                        client ->
                                Stream.of("openai", "anthropic")
                                        .flatMap(
                                                p ->
                                                        Stream.of("any", "get_time")
                                                                .map(
                                                                        f ->
                                                                                Arguments.of(
                                                                                        client, p,
                                                                                        f))));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("forcing")
    void toolChoiceCrosses(String client, String provider, String force) throws Exception {
        ask(client, provider, "tools", Ask.tools("on-" + provider, false).forcing(force));

        JsonNode choice = Stage.STUB.received().json().path("tool_choice");
        String said =
                provider.equals("openai")
                        ? choice.isString()
                                ? choice.stringValue()
                                : choice.path("function").path("name").stringValue()
                        : choice.path("type").stringValue().equals("any")
                                ? "required"
                                : choice.path("name").stringValue();
        assertThat(said).isEqualTo(force.equals("any") ? "required" : force);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aPlainSpringRouteServesAsWell(String client) throws Exception {
        assertThat(ask(client, "ollama", "text", Ask.text("plain-model", true)).text())
                .isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(Stage.STUB.received().json().path("model").stringValue()).isEqualTo("llama3.1");
    }

    static Stream<String> clients() {
        return Stage.PROVIDERS.stream();
    }

    private static Answer ask(String client, String provider, String answer, Ask ask)
            throws Exception {
        Stage.STUB.answers(Stage.answer(provider, answer, ask.stream()));
        return CLIENTS.get(client).ask(Stage.GATEWAY.url(), ask);
    }

    private static void checkId(String client, String id) {
        switch (client) {
            case "openai" -> assertThat(id).startsWith("chatcmpl-");
            case "anthropic" -> assertThat(id).startsWith("msg_");
            default -> assertThat(id).isNull();
        }
    }
}
