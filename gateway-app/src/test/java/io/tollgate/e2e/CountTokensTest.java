package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.models.messages.MessageCountTokensParams;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How long a prompt is: the provider's word where it has one, else an estimate that says so. */
class CountTokensTest {

    private static final String PATH = "/v1/messages/count_tokens";

    @Test
    void anthropicCountsItself() throws Exception {
        Stage.STUB.answers(Script.of("application/json", "{\"input_tokens\":2095}"));

        assertThat(count("on-anthropic", "hi")).isEqualTo(2095);

        assertThat(Stage.STUB.received().path()).isEqualTo(PATH);
    }

    /** The text is ten tokens in OpenAI's o200k_base. */
    @ParameterizedTest
    @ValueSource(strings = {"on-openai", "on-ollama"})
    void othersAreEstimated(String model) {
        long hello = count(model, "The quick brown fox jumps over the lazy dog.");

        assertThat(hello).isBetween(10L, 20L);
        assertThat(count(model, "The quick brown fox jumps over the lazy dog. ".repeat(100)))
                .isBetween(1_000L, 1_020L);
    }

    @Test
    void anEstimateIsMarked() {
        HttpResponse<byte[]> response = post(body("on-openai", "", ""));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tollgate-estimated")).hasValue("input_tokens");
        assertThat(new String(response.body(), UTF_8)).matches("\\{\"input_tokens\":\\d+}");
    }

    @Test
    void systemToolsAndPicturesCount() {
        long plain = tokens(body("on-openai", "", ""));

        assertThat(tokens(body("on-openai", "\"system\":\"Be brief and be kind.\",", "")))
                .isGreaterThan(plain + 5);
        assertThat(
                        tokens(
                                body(
                                        "on-openai",
                                        "\"tools\":[{\"name\":\"get_weather\",\"input_schema\":{\"type\":\"object\"}}],",
                                        "")))
                .isGreaterThan(plain + 8);
        assertThat(
                        tokens(
                                body(
                                        "on-openai",
                                        "",
                                        ",{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://x.example/a.png\"}}")))
                .isGreaterThan(plain + 1_000);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        assertThat(ErrorShape.check("anthropic", 400, post("{\"model\":\"on-openai\"}")))
                .contains("messages");
    }

    private static long tokens(String body) {
        String answer = new String(post(body).body(), UTF_8);
        return Long.parseLong(answer.replaceAll("\\D", ""));
    }

    private static String body(String model, String more, String block) {
        return "{\"model\":\"%s\",%s\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}%s]}]}"
                .formatted(model, more, block);
    }

    private static HttpResponse<byte[]> post(String body) {
        return PlainHttp.post(PATH, body);
    }

    private static long count(String model, String text) {
        return AnthropicDriver.client(Stage.GATEWAY.url())
                .messages()
                .countTokens(
                        MessageCountTokensParams.builder()
                                .model(model)
                                .addUserMessage(text)
                                .build())
                .inputTokens();
    }

    /** Agents cut their conversation by what stands at the start, when nobody has counted yet. */
    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama", "responses"})
    void aStreamBeginsWithAGuessAndEndsWithTheCount(String provider) {
        Stage.STUB.answers(Stage.answer(provider, "text", true));
        String question = "why ".repeat(1000);

        var response =
                PlainHttp.post(
                        "/v1/messages",
                        """
                        {"model":"on-%s","max_tokens":50,"stream":true,
                         "messages":[{"role":"user","content":"%s"}]}
                        """
                                .formatted(provider, question));

        String stream = new String(response.body(), UTF_8);
        assertThat(response.headers().firstValue("x-tollgate-estimated"))
                .hasValue("message_start.usage.input_tokens");
        assertThat(inputTokens(stream, "message_start")).isBetween(900L, 1100L);
        assertThat(inputTokens(stream, "message_delta")).isEqualTo(25);
    }

    private static long inputTokens(String stream, String event) {
        String line =
                stream.lines()
                        .filter(data -> data.startsWith("data: {\"type\":\"" + event + "\""))
                        .findFirst()
                        .orElseThrow();
        return JsonMapper.shared()
                .readTree(line.substring("data: ".length()))
                .findValue("input_tokens")
                .longValue();
    }
}
