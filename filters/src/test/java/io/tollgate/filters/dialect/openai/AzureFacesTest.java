package io.tollgate.filters.dialect.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Azure's clients ask at other paths, and need not name the model twice. */
class AzureFacesTest {

    private final List<Face> faces = new OpenAiClient().faces();

    @Test
    void areWhereAzuresClientsLook() {
        assertThat(faces)
                .extracting(Face::path)
                .contains(
                        "/openai/v1/chat/completions",
                        "/openai/v1/embeddings",
                        "/openai/v1/images/generations",
                        "/openai/v1/files/{id}/content",
                        "/openai/deployments/{model}/chat/completions",
                        "/openai/deployments/{model}/completions",
                        "/openai/deployments/{model}/embeddings",
                        "/openai/deployments/{model}/images/generations",
                        "/openai/deployments/{model}/audio/transcriptions")
                .doesNotHaveDuplicates()
                .noneMatch(path -> path.startsWith("/openai/deployments/{model}/files"));
    }

    @Test
    void readWhatNamesTheModelInThePathOnly() {
        ChatFace chat = (ChatFace) face("/openai/deployments/{model}/chat/completions");
        EmbeddingFace embeddings = (EmbeddingFace) face("/openai/deployments/{model}/embeddings");
        Losses losses = new Losses();

        assertThat(
                        chat.reader()
                                .read(
                                        "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                                                .getBytes(UTF_8),
                                        losses)
                                .messages())
                .hasSize(1);
        assertThat(embeddings.reader().read("{\"input\":\"hi\"}".getBytes(UTF_8), losses).texts())
                .containsExactly("hi");
        assertThat(losses.fields()).isEmpty();
    }

    private Face face(String path) {
        return faces.stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void listModelsWhereAzuresClientsLook() {
        List<Lookup> lookups = new OpenAiClient().lookups();
        for (String path :
                List.of("/openai/models", "/openai/v1/models", "/openai/v1/models/vendor/m")) {
            assertThat(lookups).as(path).anyMatch(it -> it.matches(path, _ -> null));
        }
        assertThat(new OpenAiClient().addressed("/openai/threads", _ -> null)).isTrue();
    }
}
