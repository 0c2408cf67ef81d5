package io.tollgate.filters.dialect.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.Slice;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AzureProviderTest {

    private static final ProviderDialect V1 = new AzureProvider();
    private static final ProviderDialect DATED = azure("2024-10-21");
    private static final String QUESTION =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"max_tokens\":5}";

    private static ProviderDialect azure(String version) {
        return new AzureProvider().with(Map.of("api-version", version));
    }

    private static Face face(String path) {
        return new OpenAiClient()
                .faces().stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, /openai/v1/chat/completions",
        "/openai/v1/chat/completions, /openai/v1/chat/completions",
        "/openai/deployments/{model}/chat/completions, /openai/v1/chat/completions",
        "/v1/images/generations, /openai/v1/images/generations",
        "/v1/files/{id}, /openai/v1/files/{id}"
    })
    void theV1ApiHasOpenAisPaths(String asked, String path) {
        assertThat(V1.passthroughPath(face(asked), "gpt 4/1")).isEqualTo(path);
        assertThat(azure("preview").passthroughPath(face(asked), "gpt 4/1"))
                .isEqualTo(path + "?api-version=preview");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, deployments/gpt%204%2F1/chat/completions",
        "/openai/v1/embeddings, deployments/gpt%204%2F1/embeddings",
        "/openai/deployments/{model}/audio/speech, deployments/gpt%204%2F1/audio/speech",
        "/v1/files/{id}, files/{id}"
    })
    void theOlderApiNamesTheDeploymentInThePath(String asked, String path) {
        assertThat(DATED.passthroughPath(face(asked), "gpt 4/1"))
                .isEqualTo("/openai/" + path + "?api-version=2024-10-21");
    }

    /** The name may be a caller's, and a path with dots leads elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void noNameLeadsToAnotherPath(String name) {
        assertThatThrownBy(() -> DATED.passthroughPath(face("/v1/chat/completions"), name))
                .isInstanceOf(GatewayException.class);
    }

    @Test
    void whatOthersAskGoesThereToo() {
        assertThat(written(DATED, "gpt-4.1").path())
                .isEqualTo("/openai/deployments/gpt-4.1/chat/completions?api-version=2024-10-21");
        assertThat(written(V1, "gpt-4.1").path()).isEqualTo("/openai/v1/chat/completions");
        assertThat(DATED.modelsPath()).isEqualTo("/openai/models?api-version=2024-10-21");
        assertThat(V1.modelsPath()).isEqualTo("/openai/v1/models");
    }

    /** What its list names need not be deployed. */
    @Test
    void deploymentsAreNotListed() {
        assertThat(V1.readModels("{\"data\":[{\"id\":\"gpt-4.1\"}]}".getBytes(UTF_8))).isEmpty();
    }

    private static ProviderRequest written(ProviderDialect azure, String model) {
        return azure.writeRequest(
                ChatRequestReader.read(QUESTION.getBytes(UTF_8), new Losses()),
                new TargetModel(model, null),
                new Losses());
    }

    /** A deployment's name need not tell that its model thinks; then it was declared. */
    @Test
    void aModelThatThinksHasAnotherNameForItsLimit() {
        assertThat(json(written(V1, "house").body()).path("max_tokens").intValue()).isEqualTo(5);
        JsonNode thinking =
                json(
                        V1.writeRequest(
                                        ChatRequestReader.read(
                                                QUESTION.getBytes(UTF_8), new Losses()),
                                        new TargetModel("house", null, true),
                                        new Losses())
                                .body());
        assertThat(thinking.has("max_tokens")).isFalse();
        assertThat(thinking.path("max_completion_tokens").intValue()).isEqualTo(5);
    }

    private static JsonNode json(byte[] body) {
        return Json.parse(Slice.of(body));
    }

    @Test
    void theKeyHasAHeaderOfItsOwn() {
        assertThat(V1.headers("k")).isEqualTo(Map.of("api-key", "k"));
        assertThat(V1.headers(null)).isEmpty();
    }

    /** They would choose another content filter, or another deployment. */
    @Test
    void callersDoNotChooseTheFilter() {
        assertThat(V1.forwardedHeaders())
                .doesNotContain("x-policy-id", "x-ms-oai-image-generation-deployment");
    }

    @Test
    void theBodyIsAsItCame() {
        String body = "{ \"messages\" : [ ],\"x\":1.0 }";
        JsonMembers named =
                JsonMembers.scan(
                        "{\"model\":\"a\", \"x\":1.0}".getBytes(UTF_8),
                        Set.of("model", "stream", "stream_options"));
        JsonMembers unnamed =
                JsonMembers.scan(body.getBytes(UTF_8), Set.of("model", "stream", "stream_options"));

        assertThat(V1.passthroughBody(named, "a", false)).isSameAs(named.document());
        assertThat(new String(V1.passthroughBody(unnamed, "a", false), UTF_8))
                .isEqualTo("{\"model\":\"a\", \"messages\" : [ ],\"x\":1.0 }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "2024-10-21&x=1", "v2"})
    void aVersionThatThereIsNotIsRefused(String version) {
        assertThatThrownBy(() -> azure(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-10-21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    400 | {"error":{"code":"content_filter","message":"m","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}} | CONTENT_POLICY
                    400 | {"error":{"code":null,"message":"m","innererror":{"code":"ResponsibleAIPolicyViolation"}}} | CONTENT_POLICY
                    400 | {"error":{"code":"contentFilter","message":"m"}} | CONTENT_POLICY
                    404 | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}} | MODEL_NOT_FOUND
                    400 | {"error":{"code":"unknown_model","message":"Unknown model: m"}} | MODEL_NOT_FOUND
                    401 | {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}} | AUTHENTICATION
                    401 | {"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired."} | AUTHENTICATION
                    401 | {"error":{"code":"PermissionDenied","message":"The principal lacks the required data action."}} | AUTHENTICATION
                    429 | {"error":{"code":"429","message":"Requests have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 3 seconds."}} | RATE_LIMITED
                    400 | {"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model, m."}} | INVALID_REQUEST
                    503 | {"error":{"code":"ServiceUnavailable","message":"m"}} | OVERLOADED
                    408 | {"error":{"code":"Timeout","message":"The operation was timeout."}} | TIMEOUT
                    """)
    void knowsItsErrors(int status, String body, Kind kind) {
        assertThat(V1.readError(status, body.getBytes(UTF_8)).kind()).isEqualTo(kind);
    }
}
