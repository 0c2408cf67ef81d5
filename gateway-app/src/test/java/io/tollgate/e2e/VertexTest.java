package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.NothingLost;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claude on Vertex AI, with tokens of a service account. */
@ExtendWith(NothingLost.class)
class VertexTest {

    static final String TOKEN =
            "{\"access_token\":\"ya29.canary\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";

    private static final String MODELS =
            "/v1/projects/house/locations/europe-west1/publishers/anthropic/models/";

    @BeforeEach
    void giveTokens() {
        CloudStage.GOOGLE.answers(Script.of("application/json", TOKEN));
    }

    private static HttpResponse<byte[]> post(String path, String body) {
        return PlainHttp.postTo(
                CloudStage.GATEWAY.url() + path, body, "anthropic-version", "2023-06-01");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytesPassBothWays(boolean stream) throws Exception {
        Script answer = Stage.answer("anthropic", "text", stream);
        CloudStage.VERTEX.answers(answer);

        HttpResponse<byte[]> response = post("/v1/messages", PlainHttp.chat("on-vertex", stream));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(Stage.wire("anthropic-text." + (stream ? "sse" : "json")));
        Received received = CloudStage.VERTEX.received();
        assertThat(received.path())
                .isEqualTo(
                        MODELS
                                + "claude-sonnet-4-5@20250929:"
                                + (stream ? "streamRawPredict" : "rawPredict"));
        assertThat(received.headers())
                .containsEntry("authorization", "Bearer ya29.canary")
                .doesNotContainKeys("x-api-key", "anthropic-version");
        assertThat(received.json().path("anthropic_version").stringValue())
                .isEqualTo("vertex-2023-10-16");
        assertThat(received.json().has("model")).isFalse();
        assertThat(received.json().path("stream").booleanValue()).isEqualTo(stream);
    }

    @Test
    void tokensAreCountedThere() throws Exception {
        CloudStage.VERTEX.answers(Script.of("application/json", "{\"input_tokens\":14}"));

        HttpResponse<byte[]> response =
                post(
                        "/v1/messages/count_tokens",
                        "{\"model\":\"on-vertex\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"input_tokens\":14}");
        Received received = CloudStage.VERTEX.received();
        assertThat(received.path()).isEqualTo(MODELS + "count-tokens:rawPredict");
        assertThat(received.json().path("model").stringValue())
                .isEqualTo("claude-sonnet-4-5@20250929");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyElseIsTranslated(boolean stream) throws Exception {
        CloudStage.VERTEX.answers(Stage.answer("anthropic", "text", stream));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(
                        CloudStage.GATEWAY.url() + "/v1/chat/completions",
                        PlainHttp.chat("on-vertex", stream));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tollgate-translation"))
                .hasValue("openai->vertex-anthropic");
        assertThat(CloudStage.VERTEX.received().path())
                .endsWith(stream ? ":streamRawPredict" : ":rawPredict");
    }

    /** The caller's own client reads it as an error of Anthropic's. */
    @Test
    void googlesErrorsAreRead() {
        CloudStage.VERTEX.answers(
                Script.of(
                                "application/json",
                                "[{\"error\":{\"code\":404,\"message\":\"Publisher Model was not"
                                        + " found.\",\"status\":\"NOT_FOUND\"}}]")
                        .status(404));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(
                        CloudStage.GATEWAY.url() + "/v1/chat/completions",
                        PlainHttp.chat("on-vertex", false));

        assertThat(ErrorShape.check("openai", 404, response))
                .contains("Publisher Model was not found");
    }
}
