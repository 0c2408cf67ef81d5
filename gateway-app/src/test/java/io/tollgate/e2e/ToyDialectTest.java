package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dialect is one package and nothing else: one that is only here, {@code io.tollgate.toy}, is
 * served to its clients on other providers, and to other clients on its own.
 */
class ToyDialectTest {

    private static final StubProvider STUB = new StubProvider();
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      providers:
                        openai: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1" }
                        claude: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d" }
                        toy: { dialect: toy, base-url: "http://127.0.0.1:%1$d", api-key: k, options: { mood: merry } }
                      models:
                        on-openai: { targets: [ { provider: openai, model: gpt-4.1 } ] }
                        on-anthropic: { targets: [ { provider: claude, model: claude-sonnet-4-5 } ] }
                        on-toy: { targets: [ { provider: toy, model: bear } ] }
                    """
                            .formatted(STUB.port()));

    private static final Script ANSWER =
            Script.of("application/json", "{\"said\":\"It growls.\",\"heard\":4,\"spoken\":2}");
    private static final String PIECES =
            "{\"bit\":\"It gr\"}\n{\"bit\":\"owls.\"}\n{\"over\":true,\"heard\":4,\"spoken\":2}\n";
    private static final Script STREAM = Script.of("application/x-toy-lines", PIECES).inPiecesOf(9);

    private static HttpResponse<byte[]> talk(String model, boolean stream) {
        return PlainHttp.postTo(
                GATEWAY.url() + "/toy/talk",
                "{\"model\":\"%s\",\"say\":\"hi\",\"stream\":%s}".formatted(model, stream));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void itsClientsAreServedByOthers(String provider) throws Exception {
        STUB.answers(Stage.answer(provider, "text", false));

        HttpResponse<byte[]> response = talk("on-" + provider, false);

        JsonNode answer = JsonMapper.shared().readTree(response.body());
        assertThat(answer.path("said").stringValue()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.path("spoken").intValue()).isEqualTo(12);
        assertThat(STUB.received().json().path("messages").path(0).toString()).contains("\"hi\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void streamedAsWell(String provider) {
        STUB.answers(Stage.answer(provider, "text", true));

        HttpResponse<byte[]> response = talk("on-" + provider, true);

        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-toy-lines"));
        List<JsonNode> lines =
                new String(response.body(), UTF_8)
                        .lines()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .toList();
        assertThat(
                        lines.stream()
                                .map(line -> line.path("bit").stringValue(""))
                                .reduce("", String::concat))
                .isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(lines.getLast().path("over").booleanValue(false)).isTrue();
        assertThat(lines.getLast().path("spoken").intValue()).isEqualTo(12);
    }

    static Stream<String> clients() {
        return Stage.PROVIDERS.stream();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void othersAreServedByItsProviders(String client) throws Exception {
        STUB.answers(ANSWER);

        Answer answer = Clients.of(client).ask(GATEWAY.url(), Ask.text("on-toy", false));

        assertThat(answer.text()).isEqualTo("It growls.");
        assertThat(answer.model()).isEqualTo("bear");
        assertThat(answer.input()).isEqualTo(4);
        assertThat(answer.output()).isEqualTo(2);
        Received received = STUB.received();
        assertThat(received.path()).isEqualTo("/toy/talk");
        assertThat(received.headers().get("x-toy-key")).isEqualTo("k");
        assertThat(received.json().path("say").stringValue()).endsWith(Ask.QUESTION);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void itsStreamsAsWell(String client) throws Exception {
        STUB.answers(STREAM);

        Answer answer = Clients.of(client).ask(GATEWAY.url(), Ask.text("on-toy", true));

        assertThat(answer.text()).isEqualTo("It growls.");
        assertThat(answer.finish()).isEqualTo("end");
        assertThat(answer.output()).isEqualTo(2);
    }

    @Test
    void betweenItsOwnBytesPassThrough() throws Exception {
        STUB.answers(STREAM);

        HttpResponse<byte[]> response = talk("on-toy", true);

        assertThat(new String(response.body(), UTF_8)).isEqualTo(PIECES);
        assertThat(response.headers().firstValue("x-tollgate-translation")).hasValue("none");
        assertThat(STUB.received().text())
                .isEqualTo("{\"model\":\"bear\",\"say\":\"hi\",\"stream\":true}");
    }

    @Test
    void itsErrorsHaveItsShape() {
        HttpResponse<byte[]> response = talk("nobody", false);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JsonMapper.shared().readTree(response.body()).path("oops").stringValue())
                .contains("nobody");
    }
}
