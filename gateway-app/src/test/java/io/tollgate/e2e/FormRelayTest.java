package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.MultipartField;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.audio.AudioModel;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.images.ImageEditParams;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forms with files: routed by the field that names the model, and otherwise left alone. */
class FormRelayTest {

    private static TranscriptionCreateParams transcription(String model, byte[] sound) {
        return TranscriptionCreateParams.builder()
                .model(AudioModel.of(model))
                .file(
                        MultipartField.<InputStream>builder()
                                .value(new ByteArrayInputStream(sound))
                                .filename("talk.mp3")
                                .build())
                .language("en")
                .build();
    }

    @Test
    void soundIsTranscribed() throws Exception {
        byte[] sound = new byte[30_000];
        new Random(11).nextBytes(sound);
        Stage.STUB.answers(Script.of("application/json", "{\"text\":\"hello\"}"));

        var answer =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .audio()
                        .transcriptions()
                        .create(transcription("on-openai", sound));

        assertThat(answer.asTranscription().text()).isEqualTo("hello");
        Received received = Stage.STUB.received();
        assertThat(received.path()).isEqualTo("/v1/audio/transcriptions");
        assertThat(received.headers().get("authorization")).isEqualTo("Bearer sk-provider-canary");
        assertThat(received.headers().get("content-type")).startsWith("multipart/form-data; bound");
        String form = new String(received.body(), ISO_8859_1);
        assertThat(form)
                .contains(new String(sound, ISO_8859_1))
                .contains("gpt-4.1")
                .contains("talk.mp3")
                .doesNotContain("on-openai");
    }

    @Test
    void picturesAreEdited() throws Exception {
        Stage.STUB.answers(
                Script.of(
                        "application/json", "{\"created\":1,\"data\":[{\"b64_json\":\"aGk=\"}]}"));

        var images =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .images()
                        .edit(
                                ImageEditParams.builder()
                                        .model("on-openai")
                                        .prompt("a gate")
                                        .image(new ByteArrayInputStream("png".getBytes(UTF_8)))
                                        .build());

        assertThat(images.data().orElseThrow().getFirst().b64Json()).hasValue("aGk=");
        assertThat(Stage.STUB.received().path()).isEqualTo("/v1/images/edits");
    }

    @Test
    void aProviderWithoutEarsIsNoSuchThing() {
        assertThatThrownBy(
                        () ->
                                OpenAiDriver.client(Stage.GATEWAY.url())
                                        .audio()
                                        .transcriptions()
                                        .create(transcription("on-ollama", new byte[3])))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("/v1/audio/transcriptions");
    }

    @Test
    void aFormWithoutAModelIsRefused() {
        assertThatThrownBy(
                        () ->
                                OpenAiDriver.client(Stage.GATEWAY.url())
                                        .audio()
                                        .transcriptions()
                                        .create(transcription(" ", new byte[3])))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("model: expected the name of a model");
    }

    @Test
    void whatIsNoFormIsRefused() {
        var answer = PlainHttp.post("/v1/audio/transcriptions", "{\"model\":\"on-openai\"}");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(new String(answer.body(), UTF_8)).contains("multipart/form-data");
    }
}
