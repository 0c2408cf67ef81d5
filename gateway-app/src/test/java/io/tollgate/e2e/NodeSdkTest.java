package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official SDKs for Node, on every provider's dialect. Skipped where there is no Node, or its
 * registry cannot be reached; {@code -Dnode.required=true} fails then.
 */
class NodeSdkTest {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final boolean REQUIRED = Boolean.getBoolean("node.required");

    @TempDir private static Path home;

    @BeforeAll
    static void install() throws Exception {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file.getFileName()));
            }
        }
        demand(
                ran(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")),
                "npm ci could not install the SDKs");
    }

    private static void demand(boolean met, String otherwise) {
        if (REQUIRED) {
            assertThat(met).as(otherwise).isTrue();
        }
        assumeTrue(met, otherwise);
    }

    /** Whether the command ended well; false too where there is no such command. */
    private static boolean ran(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("npm.log").toFile())
                            .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of("openai", "anthropic")
                .flatMap(
                        sdk ->
                                Stream.of("openai", "anthropic", "ollama", "responses")
                                        .map(provider -> Arguments.of(sdk, provider)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("ways")
    void textCrosses(String sdk, String provider) {
        Stage.STUB.answers(Stage.answer(provider, "text", false));
        check(sdk, ask(sdk, provider, "text"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("ways")
    void streamsCross(String sdk, String provider) {
        Stage.STUB.answers(Stage.answer(provider, "text", true));
        check(sdk, ask(sdk, provider, "streamed"));
    }

    private static void check(String sdk, JsonNode answer) {
        assertThat(answer.path("text").asString()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.path("finish").asString())
                .isEqualTo(sdk.equals("openai") ? "stop" : "end_turn");
        assertThat(answer.path("output").intValue()).isEqualTo(12);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("ways")
    void callsCross(String sdk, String provider) {
        Stage.STUB.answers(Stage.answer(provider, "tools", true));

        assertThat(ask(sdk, provider, "tools").path("calls").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "get_weather{\"city\":\"Paris\"}", "get_time{\"zone\":\"Europe/Paris\"}");
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "ollama", "responses"})
    void responsesCross(String provider) {
        Stage.STUB.answers(Stage.answer(provider, "text", true));

        JsonNode answer = ask("openai", provider, "responses");

        assertThat(answer.path("text").asString()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.path("output").intValue()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"openai, model_not_found", "anthropic, not_found_error"})
    void anUnknownModelRaises(String sdk, String code) {
        JsonNode answer = ask(sdk, "openai", "error");

        assertThat(answer.path("raised").asString()).isEqualTo("NotFoundError");
        assertThat(answer.path("status").intValue()).isEqualTo(404);
        assertThat(answer.path("code").asString()).isEqualTo(code);
    }

    private static JsonNode ask(String sdk, String provider, String ask) {
        try {
            Process process =
                    new ProcessBuilder(
                                    "node",
                                    sdk + ".mjs",
                                    Stage.GATEWAY.url(),
                                    "on-" + provider,
                                    ask)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said;
            try (InputStream out = process.getInputStream()) {
                said = new String(out.readAllBytes(), UTF_8);
            }
            assertThat(process.onExit().join().exitValue()).as(said).isZero();
            return JsonMapper.shared().readTree(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
