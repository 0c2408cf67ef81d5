package io.tollgate.filters.dialect.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohereProviderTest {

    private static final TargetModel MODEL = new TargetModel("embed-v4.0", null);

    private final CohereProvider provider = new CohereProvider();

    @Test
    void isFound() {
        assertThat(Dialects.found().byName().get("cohere")).isInstanceOf(CohereProvider.class);
        assertThat(Dialects.found().clients()).hasAtLeastOneElementOfType(CohereClient.class);
    }

    @Test
    void livesWhereItsSdkLooks() {
        assertThat(Objects.requireNonNull(provider.home()).baseUrl())
                .hasToString("https://api.cohere.com");
        assertThat(Objects.requireNonNull(provider.home()).keyVariable()).isEqualTo("CO_API_KEY");
        assertThat(provider.headers("key"))
                .containsExactly(Map.entry("Authorization", "Bearer key"));
        assertThat(provider.headers(null)).isEmpty();
    }

    @Test
    void listsItsModels() {
        assertThat(provider.modelsPath()).startsWith("/v1/models?");
        assertThat(
                        provider.readModels(
                                """
                                {"models":[{"name":"command-a-03-2025","endpoints":["chat"],"context_length":288000},
                                 {"name":"rerank-v3.5","endpoints":["rerank"]}],"next_page_token":""}
                                """
                                        .getBytes(UTF_8)))
                .containsExactly("command-a-03-2025", "rerank-v3.5");
    }

    @Test
    void aRerankingIsRoutedAndOtherwiseLeftAlone() {
        for (Face face : new CohereClient().faces()) {
            assertThat(provider.passthroughPath(face, "m")).isEqualTo(face.path());
        }
        byte[] body =
                "{ \"model\":\"mine\", \"query\":\"q\",\"documents\":[\"d\"] }".getBytes(UTF_8);

        byte[] sent =
                provider.passthroughBody(
                        JsonMembers.scan(body, Set.of("model", "stream")), "rerank-v3.5", false);

        assertThat(new String(sent, UTF_8))
                .isEqualTo("{ \"model\":\"rerank-v3.5\", \"query\":\"q\",\"documents\":[\"d\"] }");
    }

    @Test
    void aServerThatReranksHasNothingElseOfTheApi() {
        CohereProvider reranks = CohereProvider.reranking();

        assertThat(new CohereClient().faces().stream().filter(reranks::takes).map(Face::path))
                .containsExactly("/v1/rerank", "/v2/rerank");
        assertThat(reranks.home()).isNull();
        assertThat(reranks.options()).isEmpty();
    }

    private ProviderRequest embed(EmbeddingRequest request, Losses losses) {
        return Objects.requireNonNull(provider.embeddings()).write(request, MODEL, losses);
    }

    @Test
    void textsAreEmbeddedForAStoreOfDocuments() {
        Losses losses = new Losses();

        ProviderRequest sent =
                embed(new EmbeddingRequest("m", List.of("Grüße"), 256, true, false, "ada"), losses);

        assertThat(sent.path()).isEqualTo("/v2/embed");
        assertThat(new String(sent.body(), UTF_8))
                .isEqualTo(
                        "{\"model\":\"embed-v4.0\",\"input_type\":\"search_document\","
                                + "\"texts\":[\"Grüße\"],\"embedding_types\":[\"float\"],"
                                + "\"output_dimension\":256,\"truncate\":\"NONE\"}");
        assertThat(losses.fields()).containsExactly("user");
    }

    @Test
    void orForWhatTheOperatorSays() {
        var queries = provider.with(Map.of("input-type", "search_query")).embeddings();

        byte[] body =
                Objects.requireNonNull(queries)
                        .write(
                                new EmbeddingRequest("m", List.of("q"), null, false, null, null),
                                MODEL,
                                new Losses())
                        .body();

        assertThat(new String(body, UTF_8))
                .contains("\"input_type\":\"search_query\"")
                .doesNotContain("truncate", "output_dimension");
    }

    @ParameterizedTest
    @CsvSource({"input-type, query", "safety-mode, false", "safety-mode, strict"})
    void whatTheApiHasNotIsRefused(String option, String value) {
        assertThatThrownBy(() -> provider.with(Map.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option + ": expected one of \"");
    }

    @Test
    void vectorsAreRead() {
        EmbeddingResponse response =
                Objects.requireNonNull(provider.embeddings())
                        .read(
                                """
                                {"id":"1","texts":["a","b"],"embeddings":{"float":[[0.5,-1],[2e-3,0]]},
                                 "meta":{"billed_units":{"input_tokens":2}}}
                                """
                                        .getBytes(UTF_8));

        assertThat(response.vectors())
                .containsExactly(new float[] {0.5f, -1f}, new float[] {0.002f, 0f});
        assertThat(response.usage()).isEqualTo(TokenUsage.of(2, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"embeddings\":[[1]]}",
                "{\"embeddings\":{\"float\":[[\"1\"]]}}",
                "{\"embeddings\":{\"float\":1}}"
            })
    void whatIsNoVectorIsMalformed(String body) {
        assertThatThrownBy(
                        () ->
                                Objects.requireNonNull(provider.embeddings())
                                        .read(body.getBytes(UTF_8)))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("embeddings");
    }
}
