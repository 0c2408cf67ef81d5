package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.http.HttpResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.moderations.ModerationCreateParams;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only OpenAI's dialect has: routed by the model's name, and otherwise left alone. */
class RelayTest {

    @Test
    void picturesComeBack() throws Exception {
        Stage.STUB.answers(
                Script.of(
                        "application/json",
                        "{\"created\":1,\"data\":[{\"b64_json\":\"aGk=\"}],\"usage\":{\"total_tokens\":3}}"));

        var images =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .images()
                        .generate(
                                ImageGenerateParams.builder()
                                        .model("on-openai")
                                        .prompt("a gate")
                                        .build());

        assertThat(images.data().orElseThrow().getFirst().b64Json()).hasValue("aGk=");
        Received received = Stage.STUB.received();
        assertThat(received.path()).isEqualTo("/v1/images/generations");
        assertThat(received.json().path("model").stringValue()).isEqualTo("gpt-4.1");
        assertThat(received.headers().get("authorization")).isEqualTo("Bearer sk-provider-canary");
    }

    /** Sound is no text: not a byte may change. */
    @Test
    void soundComesBackByteForByte() throws Exception {
        byte[] sound = new byte[100_000];
        new Random(7).nextBytes(sound);
        Stage.STUB.answers(Script.of("audio/mpeg", sound).inPiecesOf(7_777));

        try (HttpResponse response =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .audio()
                        .speech()
                        .create(
                                SpeechCreateParams.builder()
                                        .model("on-openai")
                                        .input("hello")
                                        .voice("alloy")
                                        .build())) {
            assertThat(response.headers().values("content-type")).containsExactly("audio/mpeg");
            assertThat(response.body().readAllBytes()).isEqualTo(sound);
        }
        assertThat(Stage.STUB.received().headers().get("accept")).isEqualTo("*/*");
    }

    @Test
    void moderationsComeBack() {
        Stage.STUB.answers(
                Script.of(
                        "application/json", "{\"id\":\"modr-1\",\"model\":\"m\",\"results\":[]}"));

        var moderation =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .moderations()
                        .create(
                                ModerationCreateParams.builder()
                                        .model("on-openai")
                                        .input("hello")
                                        .build());

        assertThat(moderation.id()).isEqualTo("modr-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-anthropic", "on-ollama"})
    void aProviderWithoutTheOperationIsNoSuchThing(String model) {
        var params = ImageGenerateParams.builder().model(model).prompt("a gate").build();

        assertThatThrownBy(() -> OpenAiDriver.client(Stage.GATEWAY.url()).images().generate(params))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("/v1/images/generations");
    }

    @Test
    void aRefusalKeepsItsShape() {
        Stage.STUB.answers(
                Script.of("application/json", "{\"error\":{\"message\":\"slow\",\"type\":\"t\"}}")
                        .status(429));
        var params = ImageGenerateParams.builder().model("on-openai").prompt("a gate").build();

        assertThatThrownBy(() -> OpenAiDriver.client(Stage.GATEWAY.url()).images().generate(params))
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("slow");
    }

    @Test
    void aRerankComesBack() {
        String answer = "{\"results\": [{\"index\":0,\"relevance_score\":0.70}]}";
        Stage.STUB.answers(Script.of("application/json", answer));

        var response =
                PlainHttp.post(
                        "/v1/rerank",
                        "{\"model\":\"on-openai\",\"query\":\"q\",\"documents\":[\"d\"]}");

        assertThat(new String(response.body(), UTF_8)).isEqualTo(answer);
    }
}
