package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts to vectors, at both places and for clients. */
class GeminiEmbeddingsTest {

    private static final TargetModel MODEL = new TargetModel("gemini-embedding-001", null);
    private static final EmbeddingRequest TWO =
            new EmbeddingRequest("m", List.of("rain", "été"), 3, false, true, "ada");

    private final Losses losses = new Losses();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachTextIsARequestAtGoogle() {
        ProviderRequest sent = new GeminiProvider().embeddings().write(TWO, MODEL, losses);

        assertThat(sent.path()).isEqualTo("/models/gemini-embedding-001:batchEmbedContents");
        assertThat(sent.fixed()).isFalse();
        assertThat(sent.body())
                .asString(StandardCharsets.UTF_8)
                .startsWith(
                        "{\"requests\":[{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[{\"text\":\"rain\"}]},\"outputDimensionality\":3},")
                .contains("été");
        assertThat(losses.fields()).containsExactly("truncate", "user");
    }

    @Test
    void eachTextIsAnInstanceOnVertex() {
        ProviderRequest sent = new VertexProvider().embeddings().write(TWO, MODEL, losses);

        assertThat(sent.path()).isEqualTo("/publishers/google/models/gemini-embedding-001:predict");
        assertThat(sent.body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"instances\":[{\"content\":\"rain\"},{\"content\":\"été\"}],\"parameters\":{\"outputDimensionality\":3,\"autoTruncate\":true}}");
        assertThat(losses.fields()).containsExactly("user");
    }

    @Test
    void vectorsAreRead() {
        EmbeddingResponse google =
                new GeminiProvider()
                        .embeddings()
                        .read(
                                bytes(
                                        "{\"embeddings\":[{\"values\":[0.5,-1]},{\"values\":[2]}],\"usageMetadata\":{\"promptTokenCount\":4}}"));
        EmbeddingResponse vertex =
                new VertexProvider()
                        .embeddings()
                        .read(
                                bytes(
                                        "{\"predictions\":[{\"embeddings\":{\"values\":[0.5,-1],\"statistics\":{\"token_count\":3.0,\"truncated\":false}}},{\"embeddings\":{\"values\":[2],\"statistics\":{\"token_count\":1}}}]}"));

        assertThat(google.vectors()).containsExactly(new float[] {0.5f, -1}, new float[] {2});
        assertThat(google.usage()).isEqualTo(TokenUsage.of(4, 0));
        assertThat(vertex.vectors()).containsExactly(new float[] {0.5f, -1}, new float[] {2});
        assertThat(vertex.usage()).isEqualTo(TokenUsage.of(4, 0));
    }

    @Test
    void clientsAskForOneOrMany() {
        EmbeddingRequest one =
                EmbedReader.one(
                        bytes(
                                "{\"model\":\"models/x\",\"content\":{\"parts\":{\"text\":\"rain\"}},\"task_type\":\"RETRIEVAL_QUERY\",\"output_dimensionality\":3}"),
                        losses);
        EmbeddingRequest many =
                EmbedReader.batch(
                        bytes(
                                "{\"requests\":[{\"model\":\"models/x\",\"content\":{\"role\":\"user\",\"parts\":[{\"text\":\"a\"},{\"text\":\"b\"}]}},{\"content\":{\"parts\":[{\"text\":\"c\"}]}}]}"),
                        losses);

        assertThat(one.texts()).containsExactly("rain");
        assertThat(one.dimensions()).isEqualTo(3);
        assertThat(many.texts()).containsExactly("ab", "c");
        assertThat(losses.fields()).containsExactly("taskType");
    }

    @Test
    void whatOtherApisCannotSayIsRefused() {
        byte[] mixed =
                bytes(
                        "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"outputDimensionality\":3},{\"content\":{\"parts\":[{\"text\":\"c\"}]}}]}");
        byte[] empty = bytes("{\"requests\":[]}");

        assertThatThrownBy(() -> EmbedReader.batch(mixed, losses))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("outputDimensionality");
        assertThatThrownBy(() -> EmbedReader.batch(empty, losses))
                .isInstanceOf(MalformedInput.class);
    }

    @Test
    void clientsGetOneOrMany() {
        EmbeddingResponse response =
                new EmbeddingResponse("m", List.of(new float[] {1, 0.25f}), TokenUsage.of(2, 0));

        assertThat(EmbedWriter.one(response, TWO))
                .asString()
                .isEqualTo(
                        "{\"embedding\":{\"values\":[1.0,0.25]},\"usageMetadata\":{\"promptTokenCount\":2}}");
        assertThat(EmbedWriter.batch(response, TWO))
                .asString()
                .isEqualTo(
                        "{\"embeddings\":[{\"values\":[1.0,0.25]}],\"usageMetadata\":{\"promptTokenCount\":2}}");
    }
}
