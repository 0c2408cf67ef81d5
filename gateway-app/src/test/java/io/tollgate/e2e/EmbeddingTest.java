package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts to vectors, with the clients' own notions of both. */
class EmbeddingTest {

    private static final List<String> TEXTS = List.of("Why is the sky blue?", "Grüße ☀");
    private static final List<Float> FIRST = List.of(0.010071029f, -0.0017594862f, 1f);
    private static final List<Float> SECOND = List.of(0.5f, 1.0E-7f, -2f);

    /** The entries come out of order, as the API allows. */
    private static final String OPENAI =
            """
            {"object":"list","data":[
              {"object":"embedding","index":1,"embedding":[0.5,1e-7,-2]},
              {"object":"embedding","index":0,"embedding":[0.010071029,-0.0017594862,1.0]}],
             "model":"text-embedding-3-small","usage":{"prompt_tokens":13,"total_tokens":13}}
            """;

    private static final String OLLAMA =
            """
            {"model":"embeddinggemma","embeddings":[[0.010071029,-0.0017594862,1.0],[0.5,1e-7,-2]],
             "total_duration":14143917,"load_duration":1019500,"prompt_eval_count":13}
            """;

    private static void provider(String dialect) {
        Stage.STUB.answers(
                Script.of("application/json", dialect.equals("openai") ? OPENAI : OLLAMA));
    }

    @ParameterizedTest(name = "on {0}, {1}")
    @CsvSource({"openai,float", "ollama,float", "ollama,base64"})
    void theOpenAiSdkGetsItsVectors(String dialect, String encoding) throws Exception {
        provider(dialect);

        CreateEmbeddingResponse response =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model("on-" + dialect)
                                        .inputOfArrayOfStrings(TEXTS)
                                        .dimensions(3)
                                        .encodingFormat(EncodingFormat.of(encoding))
                                        .build());

        List<Embedding> sorted =
                response.data().stream()
                        .sorted(java.util.Comparator.comparingLong(Embedding::index))
                        .toList();
        assertThat(sorted.getFirst().embedding()).isEqualTo(FIRST);
        assertThat(sorted.getLast().embedding()).isEqualTo(SECOND);
        assertThat(response.usage().promptTokens()).isEqualTo(13);
        Received received = Stage.STUB.received();
        assertThat(received.path())
                .isEqualTo(dialect.equals("openai") ? "/v1/embeddings" : "/api/embed");
        assertThat(received.json().path("input").values())
                .extracting(text -> text.stringValue())
                .isEqualTo(TEXTS);
        assertThat(received.json().path("dimensions").intValue()).isEqualTo(3);
        assertThat(received.json().path("model").stringValue())
                .isEqualTo(dialect.equals("openai") ? "gpt-4.1" : "llama3.1");
    }

    @ParameterizedTest
    @CsvSource({"openai", "ollama"})
    void ollama4jGetsItsVectors(String dialect) throws Exception {
        provider(dialect);
        OllamaEmbedRequest request = new OllamaEmbedRequest("on-" + dialect, TEXTS);

        var result = new Ollama(Stage.GATEWAY.url()).embed(request);

        assertThat(result.getEmbeddings().getFirst())
                .extracting(Double::floatValue)
                .isEqualTo(FIRST);
        assertThat(result.getEmbeddings().getLast())
                .extracting(Double::floatValue)
                .isEqualTo(SECOND);
        assertThat(result.getPromptEvalCount()).isEqualTo(13);
    }

    @Test
    void theOlderOllamaEndpointCrosses() throws Exception {
        Stage.STUB.answers(
                Script.of(
                        "application/json",
                        "{\"data\":[{\"index\":0,\"embedding\":[0.25]}],\"model\":\"m\"}"));

        HttpResponse<byte[]> response =
                PlainHttp.post("/api/embeddings", "{\"model\":\"on-openai\",\"prompt\":\"hi\"}");

        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"embedding\":[0.25]}");
        assertThat(Stage.STUB.received().json().path("input").toString()).isEqualTo("[\"hi\"]");
    }

    @Test
    void aProviderWithoutEmbeddingsIsNamed() {
        assertThatThrownBy(() -> ask("on-anthropic"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no embeddings");
    }

    /** Token numbers mean something to the model's own tokenizer only. */
    @Test
    void tokensCannotCross() {
        var params =
                EmbeddingCreateParams.builder()
                        .model("on-ollama")
                        .inputOfArrayOfTokens(List.of(1L, 2L))
                        .build();
        assertThatThrownBy(
                        () -> OpenAiDriver.client(Stage.GATEWAY.url()).embeddings().create(params))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("send text");
    }

    /** Fewer vectors than texts would be laid to the wrong ones. */
    @Test
    void aMissingVectorIsTheProvidersFault() {
        Stage.STUB.answers(
                Script.of("application/json", "{\"embeddings\":[[1.0]],\"model\":\"m\"}"));

        HttpResponse<byte[]> response =
                PlainHttp.post(
                        "/v1/embeddings", "{\"model\":\"on-ollama\",\"input\":[\"a\",\"b\"]}");

        ErrorShape.check("openai", 502, response);
    }

    private static CreateEmbeddingResponse ask(String model) {
        return OpenAiDriver.client(Stage.GATEWAY.url())
                .embeddings()
                .create(EmbeddingCreateParams.builder().model(model).input("hi").build());
    }
}
