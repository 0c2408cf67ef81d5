package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.audio.AudioModel;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.tollgate.NothingLost;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure OpenAI: both of its APIs behind the gateway, and its clients before it. */
@ExtendWith(NothingLost.class)
class AzureTest {

    private static final String DEPLOYMENT = "/openai/deployments/house-gpt/";
    private static final String VERSION = "?api-version=2024-10-21";

    private static final String WHOLE =
            """
            {"id":"c1","object":"chat.completion","created":1,"model":"gpt-4.1-2025-04-14",
             "prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}],
             "choices":[{"index":0,"message":{"role":"assistant","content":"It is 21 ⚓"},"finish_reason":"stop",
              "content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}],
             "usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}
            """;

    private static final String STREAM =
            """
            data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}

            data: {"choices":[{"content_filter_results":{},"delta":{"content":"It is ","role":"assistant"},"finish_reason":null,"index":0}],"created":1,"id":"c1","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk","usage":null}

            data: {"choices":[{"content_filter_results":{},"delta":{"content":"21 ⚓"},"finish_reason":null,"index":0}],"created":1,"id":"c1","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk","usage":null}

            data: {"choices":[{"content_filter_results":{},"delta":{},"finish_reason":"stop","index":0}],"created":1,"id":"c1","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk","usage":null}

            data: {"choices":[],"created":1,"id":"c1","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk","usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}

            data: [DONE]

            """;

    private static final String FILTERED =
            """
            {"error":{"message":"The response was filtered due to the prompt triggering the content management policy.",
             "type":null,"param":"prompt","code":"content_filter","status":400,
             "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"}}}}}
            """;

    /** The official client, set up as it is for Azure. */
    private static OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(CloudStage.GATEWAY.url())
                .credential(AzureApiKeyCredential.create("client-key-canary"))
                .azureServiceVersion(AzureOpenAIServiceVersion.getV2024_10_21())
                .azureUrlPathMode(AzureUrlPathMode.LEGACY)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams chat(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("hi").build();
    }

    private static void azure(boolean stream) {
        CloudStage.AZURE.answers(
                stream
                        ? Script.of("text/event-stream", STREAM).inPiecesOf(61)
                        : Script.of("application/json", WHOLE)
                                .header("x-ratelimit-remaining-tokens", "4711")
                                .header("apim-request-id", "a1"));
    }

    private static HttpResponse<byte[]> post(String path, String body, String... headers) {
        return PlainHttp.postTo(CloudStage.GATEWAY.url() + path, body, headers);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"on-azure,/openai/v1/chat/completions", "on-azure-dated,dated"})
    void azuresClientGetsItsAnswer(String model, String path) throws Exception {
        azure(false);

        var answer = client().chat().completions().create(chat(model));

        assertThat(answer.choices().getFirst().message().content()).hasValue("It is 21 ⚓");
        Received received = CloudStage.AZURE.received();
        assertThat(received.path())
                .isEqualTo(path.equals("dated") ? DEPLOYMENT + "chat/completions" + VERSION : path);
        assertThat(received.headers())
                .containsEntry("api-key", "azure-key-canary")
                .doesNotContainKey("authorization");
        assertThat(received.json().path("model").stringValue()).isEqualTo("house-gpt");
    }

    @Test
    void azuresClientGetsItsStream() throws Exception {
        azure(true);

        try (var stream = client().chat().completions().createStreaming(chat("on-azure-dated"))) {
            assertThat(
                            stream.stream()
                                    .flatMap(chunk -> chunk.choices().stream())
                                    .flatMap(choice -> choice.delta().content().stream())
                                    .collect(Collectors.joining()))
                    .isEqualTo("It is 21 ⚓");
        }
        assertThat(CloudStage.AZURE.received().json().path("stream_options").toString())
                .isEqualTo("{\"include_usage\":true}");
    }

    @Test
    void azuresClientHasItsOtherEndpoints() throws Exception {
        CloudStage.AZURE.answers(
                Script.of(
                        "application/json",
                        "{\"data\":[{\"index\":0,\"embedding\":[0.5],\"object\":\"embedding\"}],"
                                + "\"model\":\"m\",\"object\":\"list\","
                                + "\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}"));
        client().embeddings()
                .create(
                        EmbeddingCreateParams.builder()
                                .model("on-azure-dated")
                                .input("hi")
                                .build());
        assertThat(CloudStage.AZURE.received().path())
                .isEqualTo(DEPLOYMENT + "embeddings" + VERSION);

        CloudStage.AZURE.answers(Script.of("application/json", "{\"text\":\"hello\"}"));
        client().audio()
                .transcriptions()
                .create(
                        TranscriptionCreateParams.builder()
                                .model(AudioModel.of("on-azure-dated"))
                                .file(
                                        MultipartField.<InputStream>builder()
                                                .value(new ByteArrayInputStream(new byte[9]))
                                                .filename("talk.mp3")
                                                .build())
                                .build());
        Received received = CloudStage.AZURE.received();
        assertThat(received.path()).isEqualTo(DEPLOYMENT + "audio/transcriptions" + VERSION);
        assertThat(new String(received.body(), ISO_8859_1)).contains("house-gpt");

        assertThat(client().models().list().data())
                .extracting(model -> model.id())
                .contains("on-azure", "on-vertex");
    }

    @Test
    void responsesGoToTheSameProvider() throws Exception {
        CloudStage.AZURE.answers(
                Script.of(
                        "application/json",
                        """
                        {"id":"r1","object":"response","created_at":1,"status":"completed","model":"gpt-5.1",
                         "output":[{"id":"m1","type":"message","role":"assistant","status":"completed",
                          "content":[{"type":"output_text","text":"It is 21","annotations":[]}]}],
                         "parallel_tool_calls":true,"tool_choice":"auto","tools":[],
                         "usage":{"input_tokens":3,"input_tokens_details":{"cached_tokens":0},"output_tokens":2,
                          "output_tokens_details":{"reasoning_tokens":0},"total_tokens":5}}
                        """));

        var response =
                client().responses()
                        .create(
                                ResponseCreateParams.builder()
                                        .model("on-azure")
                                        .input("hi")
                                        .build());

        assertThat(response.id()).isEqualTo("r1");
        assertThat(CloudStage.AZURE.received().path()).isEqualTo("/openai/v1/responses");
    }

    /** The path says which; nobody has to say it twice. */
    @ParameterizedTest
    @ValueSource(strings = {"on-azure", "on-vertex"})
    void theBodyNeedNotNameTheModel(String model) throws Exception {
        azure(false);
        CloudStage.GOOGLE.answers(Script.of("application/json", VertexTest.TOKEN));
        CloudStage.VERTEX.answers(Stage.answer("anthropic", "text", false));

        HttpResponse<byte[]> answer =
                post(
                        "/openai/deployments/" + model + "/chat/completions?api-version=2024-06-01",
                        "{\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                        "api-key",
                        "k");

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(text(answer)).contains("It is 21");
        if (model.equals("on-azure")) {
            assertThat(CloudStage.AZURE.received().json().path("model").stringValue())
                    .isEqualTo("house-gpt");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytesPassBothWays(boolean stream) throws Exception {
        azure(stream);
        String body =
                "{ \"messages\" : [ {\"role\":\"user\",\"content\":\"hi\"} ],\"x_own\":1.0,"
                        + "\"stream_options\":{\"include_usage\":true},\"stream\":"
                        + stream
                        + ",\"model\":\"on-azure-dated\" }";

        HttpResponse<byte[]> answer = post("/v1/chat/completions", body);

        assertThat(text(answer)).isEqualTo(stream ? STREAM : WHOLE);
        assertThat(CloudStage.AZURE.received().text())
                .isEqualTo(body.replace("on-azure-dated", "house-gpt"));
        if (!stream) {
            assertThat(answer.headers().firstValue("x-ratelimit-remaining-tokens"))
                    .hasValue("4711");
            assertThat(answer.headers().firstValue("apim-request-id")).hasValue("a1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyElseIsTranslated(boolean stream) {
        azure(stream);

        HttpResponse<byte[]> answer =
                post(
                        "/v1/messages",
                        PlainHttp.chat("on-azure-dated", stream),
                        "anthropic-version",
                        "x");

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(text(answer)).contains("21 ⚓").doesNotContain("content_filter");
        assertThat(answer.headers().firstValue("x-tollgate-translation"))
                .hasValue("anthropic->azure");
    }

    /** What the filter stops goes to the chain for that, and without one to the client. */
    @Test
    void theFilterIsAPolicy() throws Exception {
        CloudStage.AZURE.answersInTurn(
                Script.of("application/json", FILTERED).status(400),
                Script.of("application/json", WHOLE));

        assertThat(client().chat().completions().create(chat("lax")).choices()).hasSize(1);
        assertThat(CloudStage.AZURE.received().path()).contains("/strict-gpt/");
        assertThat(CloudStage.AZURE.received().path()).contains("/lax-gpt/");

        CloudStage.AZURE.answers(Script.of("application/json", FILTERED).status(400));
        assertThatThrownBy(() -> client().chat().completions().create(chat("on-azure")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("content management policy");
    }

    @Test
    void noSuchModelIsToldInOpenAisShape() {
        assertThatThrownBy(() -> client().chat().completions().create(chat("nobodys")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nobodys");
        ErrorShape.check("openai", 404, post("/openai/threads?api-version=x", "{}"));
    }
}
