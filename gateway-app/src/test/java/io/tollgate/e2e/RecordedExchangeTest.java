package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.e2e.StubProvider.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams that providers really sent: through the gateway, each client's SDK makes of them what the
 * provider's own SDK makes of them without it.
 */
class RecordedExchangeTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded/streams");

    private static final List<String> OPENAI =
            List.of(
                    "openai/chat/openai-text",
                    "openai-compatible/chat/xai-text",
                    "openai-compatible/chat/xai-tool-call",
                    "groq/groq-reasoning",
                    "deepseek/chat/deepseek-text",
                    "deepseek/chat/deepseek-reasoning",
                    "deepseek/chat/deepseek-tool-call",
                    "mistral/mistral-text");

    private static final List<String> ANTHROPIC =
            List.of(
                    "anthropic/anthropic-text",
                    "anthropic/anthropic-tool-no-args",
                    "anthropic/anthropic-json-other-tool.1",
                    "anthropic/anthropic-message-delta-input-tokens",
                    "anthropic/anthropic-clear-tool-uses.1");

    static Stream<Arguments> recordings() {
        return Stream.concat(of("openai", OPENAI), of("anthropic", ANTHROPIC));
    }

    private static Stream<Arguments> of(String provider, List<String> names) {
        return names.stream()
                .flatMap(
                        name ->
                                Stage.PROVIDERS.stream()
                                        .map(client -> Arguments.of(client, provider, name)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("recordings")
    void theClientSeesWhatTheProvidersOwnClientSees(String client, String provider, String name)
            throws Exception {
        Path file = RECORDED.resolve(name + ".chunks.txt");
        assumeTrue(Files.exists(file), "no recording at " + file);
        Stage.STUB.answers(Script.of("text/event-stream", stream(provider, file)));
        String direct = "http://127.0.0.1:" + Stage.STUB.port();
        Answer own = driver(provider).ask(direct, Ask.tools("m", true));

        Answer through = driver(client).ask(Stage.GATEWAY.url(), Ask.tools("on-" + provider, true));

        assertThat(through.text()).isEqualTo(own.text());
        assertThat(told(through, call -> call.name() + call.arguments()))
                .isEqualTo(told(own, call -> call.name() + call.arguments()));
        assertThat(through.finish()).isEqualTo(own.finish());
        if (client.equals(provider)) {
            assertThat(through.input()).isEqualTo(own.input());
            assertThat(through.output()).isEqualTo(own.output());
        } else {
            // xAI counts reasoning beside the answer's tokens, the other dialects within.
            assertThat(through.output()).isGreaterThanOrEqualTo(own.output());
        }
        assertThat(own.text() + own.calls()).isNotEqualTo("[]");
        if (!client.equals("ollama")) {
            assertThat(told(through, Answer.Call::id)).isEqualTo(told(own, Answer.Call::id));
        }
    }

    private static ClientDriver driver(String dialect) {
        return dialect.equals("openai") ? new OpenAiChunks() : Clients.of(dialect);
    }

    private static List<String> told(Answer answer, Function<Answer.Call, String> what) {
        return answer.calls().stream().map(what).toList();
    }

    /** One event's JSON a line, framed again as its provider frames it. */
    private static String stream(String provider, Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(line -> event(provider, line) + "data: " + line + "\n\n")
                .collect(
                        Collectors.joining(
                                "", "", provider.equals("openai") ? "data: [DONE]\n\n" : ""));
    }

    private static String event(String provider, String line) {
        return provider.equals("openai")
                ? ""
                : "event: " + JsonMapper.shared().readTree(line).path("type").stringValue() + "\n";
    }
}
