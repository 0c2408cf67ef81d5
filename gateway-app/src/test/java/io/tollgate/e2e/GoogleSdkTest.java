package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.Content;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's own SDK on a Gemini, whose bytes pass through, and on models of other providers. */
class GoogleSdkTest {

    private static final StubProvider STUB = new StubProvider();
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      defaults: { retry: { attempts: 1 } }
                      health: { min-calls: 1000000, max-rest: 0s }
                      providers:
                        google:
                          dialect: gemini
                          base-url: http://127.0.0.1:%1$d/v1beta
                          api-key: google-provider-canary
                        vertex:
                          dialect: vertex
                          base-url: http://127.0.0.1:%1$d/v1/projects/p/locations/l
                          api-key: google-provider-canary
                        claude: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d", api-key: sk-canary }
                        gpt: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1", api-key: sk-canary }
                      models:
                        on-google: { targets: [ { provider: google, model: gemini-3-flash } ] }
                        on-vertex: { targets: [ { provider: vertex, model: gemini-2.5-pro } ] }
                        on-claude: { targets: [ { provider: claude, model: claude-sonnet-4-5 } ] }
                        house/gpt: { targets: [ { provider: gpt, model: gpt-4.1 } ] }
                    """
                            .formatted(STUB.port()));

    private static final String SIGNATURE = "c2lnbmF0dXJlIG9uZQ==";
    private static final String CALL =
            """
            {"candidates":[{"content":{"parts":[{"text":"Let me look."},{"functionCall":{"id":"fc1","name":"get_weather",\
            "args":{"city":"Paris"}},"thoughtSignature":"%s"}],"role":"model"},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":25,"candidatesTokenCount":12,"thoughtsTokenCount":30,"totalTokenCount":67},\
            "modelVersion":"gemini-3-flash","responseId":"r1"}"""
                    .formatted(SIGNATURE);
    private static final String TEXT =
            """
            {"candidates":[{"content":{"parts":[{"text":"It is 21 °C."}],"role":"model"},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":40,"candidatesTokenCount":6,"totalTokenCount":46},\
            "modelVersion":"gemini-3-flash","responseId":"r2"}""";
    private static final String STREAM =
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"It is\"}],\"role\":\"model\"}}]}\r\n\r\n"
                    + "data: "
                    + TEXT.replace("It is 21", " 21")
                    + "\r\n\r\n";

    private static final GenerateContentConfig CONFIG =
            GenerateContentConfig.builder()
                    .systemInstruction(Content.fromParts(Part.fromText(Ask.SYSTEM)))
                    .maxOutputTokens(500)
                    .temperature(0.5f)
                    .tools(
                            Tool.builder()
                                    .functionDeclarations(
                                            FunctionDeclaration.builder()
                                                    .name("get_weather")
                                                    .description("Says it")
                                                    .parameters(
                                                            Schema.builder()
                                                                    .type("OBJECT")
                                                                    .properties(
                                                                            Map.of(
                                                                                    "city",
                                                                                    Schema.builder()
                                                                                            .type(
                                                                                                    "STRING")
                                                                                            .build()))
                                                                    .build())))
                    .build();

    private static Client client() {
        return Client.builder()
                .apiKey("client-key-canary")
                .httpOptions(
                        HttpOptions.builder()
                                .baseUrl(GATEWAY.url())
                                .retryOptions(HttpRetryOptions.builder().attempts(1))
                                .build())
                .build();
    }

    private static Script json(String body) {
        return Script.of("application/json", body);
    }

    private static Script events(String body) {
        return Script.of("text/event-stream", body);
    }

    private static Content user(String text) {
        return Content.fromParts(Part.fromText(text));
    }

    private static Content result(FunctionCall call) {
        FunctionResponse.Builder response =
                FunctionResponse.builder()
                        .name(call.name().orElseThrow())
                        .response(Map.of("output", "21 degrees"));
        call.id().ifPresent(response::id);
        return Content.fromParts(Part.builder().functionResponse(response).build());
    }

    private static GenerateContentResponse ask(String model, boolean stream, List<Content> said) {
        if (!stream) {
            return client().models.generateContent(model, said, CONFIG);
        }
        List<Part> parts = new ArrayList<>();
        GenerateContentResponse last = null;
        try (ResponseStream<GenerateContentResponse> pieces =
                client().models.generateContentStream(model, said, CONFIG)) {
            for (GenerateContentResponse piece : pieces) {
                parts.addAll(piece.parts());
                last = piece;
            }
        }
        var candidate = last.candidates().orElseThrow().getFirst();
        return last.toBuilder()
                .candidates(
                        List.of(
                                candidate.toBuilder()
                                        .content(
                                                Content.builder()
                                                        .role("model")
                                                        .parts(parts)
                                                        .build())
                                        .build()))
                .build();
    }

    /** Call, result, answer: what the model said goes back as the SDK got it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSignedCallComesBackToGoogle(boolean stream) throws Exception {
        STUB.answersInTurn(
                stream ? events("data: " + CALL + "\n\n") : json(CALL),
                stream ? events(STREAM) : json(TEXT));
        List<Content> said = new ArrayList<>(List.of(user(Ask.QUESTION)));

        GenerateContentResponse called = ask("on-google", stream, said);
        said.add(called.candidates().orElseThrow().getFirst().content().orElseThrow());
        said.add(result(called.functionCalls().getFirst()));
        GenerateContentResponse answer = ask("on-google", stream, said);

        assertThat(answer.text()).isEqualTo("It is 21 °C.");
        assertThat(answer.usageMetadata().orElseThrow().totalTokenCount()).hasValue(46);
        Received first = STUB.received();
        assertThat(first.path())
                .isEqualTo(
                        "/v1beta/models/gemini-3-flash:"
                                + (stream ? "streamGenerateContent?alt=sse" : "generateContent"));
        assertThat(first.headers().get("x-goog-api-key")).isEqualTo("google-provider-canary");
        assertThat(first.headers().toString()).doesNotContain("client-key-canary");
        JsonNode model = STUB.received().json().path("contents").path(1);
        assertThat(model.path("parts").path(1).path("thoughtSignature").stringValue())
                .isEqualTo(SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callsCrossToClaude(boolean stream) throws Exception {
        STUB.answers(Stage.answer("anthropic", "tools", stream));
        List<Content> said = new ArrayList<>(List.of(user(Ask.QUESTION)));

        GenerateContentResponse called = ask("on-claude", stream, said);

        assertThat(called.text()).isEqualTo("Let me look.");
        assertThat(called.functionCalls())
                .extracting(call -> call.name().orElseThrow())
                .containsExactly("get_weather", "get_time");
        assertThat(called.functionCalls().getFirst().args()).hasValue(Map.of("city", "Paris"));
        assertThat(called.usageMetadata().orElseThrow().promptTokenCount()).hasValue(25);
        JsonNode sent = STUB.received().json();
        assertThat(sent.path("system").stringValue()).isEqualTo(Ask.SYSTEM);
        assertThat(sent.path("max_tokens").intValue()).isEqualTo(500);
        assertThat(sent.path("tools").path(0).path("input_schema"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));

        STUB.answers(Stage.answer("anthropic", "text", stream));
        said.add(called.candidates().orElseThrow().getFirst().content().orElseThrow());
        said.add(
                Content.builder()
                        .role("user")
                        .parts(
                                called.functionCalls().stream()
                                        .flatMap(
                                                call -> result(call).parts().orElseThrow().stream())
                                        .toList())
                        .build());
        GenerateContentResponse answer = ask("on-claude", stream, said);

        assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        JsonNode turns = STUB.received().json().path("messages");
        assertThat(turns.path(1).path("content").findValuesAsString("id"))
                .isEqualTo(turns.path(2).path("content").findValuesAsString("tool_use_id"))
                .hasSize(2);
    }

    /** The Responses API has a place for signatures, so they find home through it as well. */
    @Test
    void aSignatureFindsHomeThroughAnotherDialect() throws Exception {
        STUB.answers(json(CALL));
        JsonNode answer =
                read(
                        PlainHttp.postTo(
                                GATEWAY.url() + "/v1/responses",
                                "{\"model\":\"on-google\",\"input\":\"weather?\"}"));
        String items = answer.path("output").toString();
        String call = answer.path("output").findValue("call_id").stringValue();

        STUB.answers(json(TEXT));
        PlainHttp.postTo(
                GATEWAY.url() + "/v1/responses",
                "{\"model\":\"on-google\",\"input\":[{\"role\":\"user\",\"content\":\"weather?\"},"
                        + items.substring(1, items.length() - 1)
                        + ",{\"type\":\"function_call_output\",\"call_id\":\""
                        + call
                        + "\",\"output\":\"21\"}]}");

        JsonNode parts = STUB.received().json().path("contents").path(1).path("parts");
        assertThat(parts.path(1).path("functionCall").path("name").stringValue())
                .isEqualTo("get_weather");
        assertThat(parts.path(1).path("thoughtSignature").stringValue()).isEqualTo(SIGNATURE);
    }

    private static JsonNode read(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void bytesPassThroughAsTheyAre() throws Exception {
        STUB.answers(events(STREAM).inPiecesOf(7));
        String odd = "{ \"contents\": [ {\"parts\":{\"text\":\"hi\"}} ],  \"x_new\" : 1.50 }";

        HttpResponse<byte[]> response =
                PlainHttp.postTo(
                        GATEWAY.url() + "/v1beta/models/on-vertex:streamGenerateContent?alt=sse",
                        odd);

        assertThat(new String(response.body(), UTF_8)).isEqualTo(STREAM);
        assertThat(response.headers().firstValue("x-tollgate-translation")).hasValue("none");
        Received received = STUB.received();
        assertThat(received.text()).isEqualTo(odd);
        assertThat(received.path())
                .isEqualTo(
                        "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:streamGenerateContent?alt=sse");
    }

    @Test
    void aStreamIsEventsOrNothing() {
        HttpResponse<byte[]> response =
                PlainHttp.postTo(
                        GATEWAY.url() + "/v1beta/models/on-google:streamGenerateContent",
                        "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new String(response.body(), UTF_8)).contains("INVALID_ARGUMENT", "alt");
    }

    @Test
    void tokensAreCounted() throws Exception {
        STUB.answers(json("{\"totalTokens\":7,\"promptTokensDetails\":[]}"));

        assertThat(client().models.countTokens("on-google", "hi", null).totalTokens()).hasValue(7);

        assertThat(STUB.received().path()).isEqualTo("/v1beta/models/gemini-3-flash:countTokens");
        assertThat(client().models.countTokens("house/gpt", "hi", null).totalTokens().orElseThrow())
                .isPositive();
    }

    @Test
    void textsBecomeVectors() throws Exception {
        STUB.answers(json("{\"embeddings\":[{\"values\":[0.5,1]},{\"values\":[-2,0]}]}"));
        List<String> texts = List.of("rain", "été");

        assertThat(vectors("on-google", texts))
                .containsExactly(List.of(0.5f, 1f), List.of(-2f, 0f));

        Received received = STUB.received();
        assertThat(received.path()).isEqualTo("/v1beta/models/gemini-3-flash:batchEmbedContents");
        assertThat(received.json().path("requests").path(1).path("model").stringValue())
                .isEqualTo("models/gemini-3-flash");
    }

    @Test
    void textsBecomeVectorsElsewhere() throws Exception {
        STUB.answers(
                json(
                        "{\"data\":[{\"index\":0,\"embedding\":[0.5,1]}],\"model\":\"m\",\"usage\":{\"prompt_tokens\":3}}"));

        assertThat(vectors("house/gpt", List.of("rain"))).containsExactly(List.of(0.5f, 1f));

        assertThat(STUB.received().json().path("input").toString()).isEqualTo("[\"rain\"]");
    }

    private static List<List<Float>> vectors(String model, List<String> texts) {
        return client().models.embedContent(model, texts, null).embeddings().orElseThrow().stream()
                .map(ContentEmbedding::values)
                .map(java.util.Optional::orElseThrow)
                .toList();
    }

    @Test
    void modelsAreListed() {
        List<String> names = new ArrayList<>();
        client().models
                .list(ListModelsConfig.builder().build())
                .forEach(model -> names.add(model.name().orElseThrow()));

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "models/on-google",
                        "models/on-vertex",
                        "models/on-claude",
                        "models/house/gpt");
        assertThat(client().models.get("house/gpt", null).name()).hasValue("models/house/gpt");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        ApiException e =
                catchThrowableOfType(
                        ClientException.class,
                        () -> client().models.generateContent("nobody", "hi", null));

        assertThat(e.code()).isEqualTo(404);
        assertThat(e.status()).isEqualTo("NOT_FOUND");
        assertThat(e.message()).contains("nobody");
    }

    @Test
    void aProvidersErrorsAreGooglesErrors() {
        STUB.answers(
                json("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}")
                        .status(529));

        ApiException e =
                catchThrowableOfType(
                        ServerException.class,
                        () -> client().models.generateContent("on-claude", "hi", null));

        assertThat(e.code()).isEqualTo(503);
        assertThat(e.status()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void googlesWordsForWhenToTryAgainAreTold() {
        STUB.answers(
                json("{\"error\":{\"code\":429,\"message\":\"Slower.\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"6.2s\"}]}}")
                        .status(429));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(
                        GATEWAY.url() + "/v1/chat/completions",
                        "{\"model\":\"on-google\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).hasValue("7");
    }
}
