package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clients on a provider of their own dialect with no gateway between: what the other tests
 * expect of an answer is what the clients make of it by themselves.
 */
class DriversTest {

    static Stream<Arguments> fixtures() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        dialect ->
                                Stream.of("text", "tools", "length", "stop")
                                        .filter(name -> isThere(dialect, name))
                                        .flatMap(
                                                name ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        stream ->
                                                                                Arguments.of(
                                                                                        dialect,
                                                                                        name,
                                                                                        stream))));
    }

    /** Only Anthropic's answers say that a stop sequence ended them. */
    private static boolean isThere(String dialect, String name) {
        return dialect.equals("anthropic") || !name.equals("stop");
    }

    @ParameterizedTest(name = "{0}: {1}, streamed: {2}")
    @MethodSource("fixtures")
    void theClientUnderstandsTheFixture(String dialect, String name, boolean stream)
            throws Exception {
        try (StubProvider provider = new StubProvider()) {
            provider.answers(Stage.answer(dialect, name, stream));
            String url = "http://127.0.0.1:" + provider.port();
            Ask ask = name.equals("tools") ? Ask.tools("m", stream) : Ask.text("m", stream);

            Answer answer = Clients.of(dialect).ask(url, ask);

            assertThat(answer.text()).isEqualTo(text(name));
            assertThat(answer.finish()).isEqualTo(finish(name));
            assertThat(answer.calls())
                    .extracting(call -> call.name() + call.arguments())
                    .isEqualTo(calls(name));
            assertThat(answer.input()).isEqualTo(25);
            assertThat(answer.output()).isEqualTo(12);
            checkRequest(dialect, provider.received(), stream);
        }
    }

    private static void checkRequest(String dialect, Received received, boolean stream) {
        assertThat(received.path()).isEqualTo(PlainHttp.path(dialect));
        assertThat(received.json().path("model").stringValue()).isEqualTo("m");
        ProviderView view = ProviderView.of(dialect, received);
        assertThat(view.streams()).isEqualTo(stream);
        assertThat(view.system()).isEqualTo(Ask.SYSTEM);
        assertThat(view.lastUserText()).isEqualTo(Ask.QUESTION);
    }

    private static String text(String name) {
        return switch (name) {
            case "text" -> "It is 21 °C in Paris ☀.";
            case "tools" -> "Let me look.";
            default -> "It is 21";
        };
    }

    private static String finish(String name) {
        return switch (name) {
            case "text" -> "end";
            case "stop" -> "stop_sequence";
            default -> name;
        };
    }

    private static List<String> calls(String name) {
        return name.equals("tools")
                ? List.of("get_weather{\"city\":\"Paris\"}", "get_time{\"zone\":\"Europe/Paris\"}")
                : List.of();
    }
}
