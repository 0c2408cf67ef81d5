package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.app.TollgateApplication;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What people see when they start it. Nothing is closed: the contexts share Netty's loops. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final Pattern LINE_TO_PASTE =
            Pattern.compile("Try: curl -N (\\S+) -H 'Content-Type: application/json' -d '(.+)'");

    @TempDir private Path folder;

    private Path settings(String yaml) throws Exception {
        return Files.writeString(folder.resolve("tollgate.yml"), yaml);
    }

    private static void start(String... arguments) {
        SpringApplication.run(TollgateApplication.class, arguments);
    }

    @Test
    void theLineToPasteWorks(CapturedOutput output) throws Exception {
        start("--server.port=0", "--TOLLGATE_CONFIG=" + settings("tollgate: { discovery: false }"));

        assertThat(output).contains("listens on http://127.0.0.1:", "demo/echo", "demo/story");
        Matcher line = LINE_TO_PASTE.matcher(output);
        assertThat(line.find()).isTrue();
        HttpResponse<byte[]> answer = PlainHttp.postTo(line.group(1), line.group(2));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).endsWith("data: [DONE]\n\n");
    }

    @Test
    void anOllamaThatAnswersIsSimplyThere(CapturedOutput output) throws Exception {
        try (StubProvider ollama = new StubProvider()) {
            ollama.answers(
                    Script.of("application/json", "{\"models\":[{\"name\":\"llama3.1:latest\"}]}"));
            start(
                    "--server.port=0",
                    "--OLLAMA_HOST=127.0.0.1:" + ollama.port(),
                    "--TOLLGATE_CONFIG=" + settings("tollgate: { demo: false }"));
            assertThat(output).containsPattern("ollama +llama3.1:latest");
            String url = output.toString().replaceAll("(?s).*listens on (\\S+).*", "$1");
            ollama.answers(Stage.answer("ollama", "text", false));

            Answer answer = new OpenAiDriver().ask(url, Ask.text("llama3.1:latest", false));

            assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        }
    }

    @Test
    void strangersAreNotListenedTo(CapturedOutput output) throws Exception {
        String config = "--TOLLGATE_CONFIG=" + settings("tollgate: { discovery: false }");

        assertThatThrownBy(() -> start("--server.port=0", "--server.address=0.0.0.0", config))
                .isNotNull();

        assertThat(output).contains("server.address is 0.0.0.0", "Set server.address to 127.0.0.1");
    }

    @Test
    void everyMistakeIsNamed(CapturedOutput output) throws Exception {
        Path file =
                settings(
                        """
                        tollgate:
                          discovery: false
                          provider: {}
                          providers:
                            a: { dialect: openia, base-url: "htp://x" }
                          models:
                            m: { targets: [ { provider: b } ] }
                        """);

        assertThatThrownBy(() -> start("--server.port=0", "--TOLLGATE_CONFIG=" + file)).isNotNull();

        assertThat(output)
                .contains("The settings in " + file + " are invalid")
                .contains("tollgate.provider", "providers")
                .contains("tollgate.providers.a.dialect", "'openai'")
                .contains("tollgate.providers.a.base-url")
                .contains("tollgate.models.m.targets[0].provider", "'a'");
    }
}
