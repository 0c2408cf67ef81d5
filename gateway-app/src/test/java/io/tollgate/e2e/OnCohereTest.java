package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.errors.BadRequestException;
import com.openai.errors.RateLimitException;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official clients on Cohere, and reranking on everything that reranks. */
class OnCohereTest {

    private static final StubProvider STUB = new StubProvider();
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      health: { min-calls: 1000000, max-rest: 0s }
                      defaults: { retry: { attempts: 1 } }
                      providers:
                        cohere: { dialect: cohere, base-url: "http://127.0.0.1:%1$d", api-key: sk-provider-canary }
                        queries:
                          dialect: cohere
                          base-url: http://127.0.0.1:%1$d/v2
                          options: { input-type: search_query, safety-mode: STRICT }
                        vllm: { dialect: openai, also-speaks: [ rerank ], base-url: "http://127.0.0.1:%1$d/v1" }
                        plain: { dialect: openai, base-url: "http://127.0.0.1:%1$d/of/v1" }
                        claude: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d" }
                      models:
                        on-cohere: { targets: [ { provider: cohere, model: command-a-03-2025 } ] }
                        careful: { targets: [ { provider: queries, model: command-a-03-2025 } ] }
                        embed: { targets: [ { provider: cohere, model: embed-v4.0 } ] }
                        embed-query: { targets: [ { provider: queries, model: embed-v4.0 } ] }
                        rerank: { targets: [ { provider: cohere, model: rerank-v3.5 } ] }
                        rerank-vllm: { targets: [ { provider: vllm, model: bge-reranker } ] }
                        rerank-plain: { targets: [ { provider: plain, model: bge-reranker } ] }
                        chat-vllm: { targets: [ { provider: vllm, model: llama } ] }
                        on-claude: { targets: [ { provider: claude, model: claude-sonnet-4-5 } ] }
                    """
                            .formatted(STUB.port()));

    static Stream<Arguments> ways() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        client ->
                                Stream.of(false, true).map(stream -> Arguments.of(client, stream)));
    }

    private static Answer ask(String client, String answer, Ask ask) throws Exception {
        STUB.answers(Stage.answer("cohere", answer, ask.stream()));
        return Clients.of(client).ask(GATEWAY.url(), ask);
    }

    private static JsonNode received() throws InterruptedException {
        return STUB.received().json();
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void textCrosses(String client, boolean stream) throws Exception {
        Answer answer = ask(client, "text", Ask.text("on-cohere", stream));

        assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.model()).isEqualTo("command-a-03-2025");
        assertThat(answer.finish()).isEqualTo("end");
        assertThat(answer.input()).isEqualTo(25);
        assertThat(answer.output()).isEqualTo(12);

        Received received = STUB.received();
        assertThat(received.path()).isEqualTo("/v2/chat");
        assertThat(received.headers().get("authorization")).isEqualTo("Bearer sk-provider-canary");
        JsonNode body = received.json();
        assertThat(body.path("model").stringValue()).isEqualTo("command-a-03-2025");
        assertThat(body.path("messages").valueStream().map(it -> it.path("role").asString()))
                .containsExactly("system", "user", "assistant", "user");
        assertThat(body.path("max_tokens").intValue()).isEqualTo(77);
        assertThat(body.path("stream").booleanValue(false)).isEqualTo(stream);
        assertThat(body.has("safety_mode")).isFalse();
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void toolCallsCross(String client, boolean stream) throws Exception {
        Answer answer = ask(client, "tools", Ask.tools("on-cohere", stream));

        assertThat(answer.text()).isEmpty();
        assertThat(answer.finish()).isEqualTo("tools");
        assertThat(answer.calls())
                .extracting(call -> call.name() + call.arguments())
                .containsExactly(
                        "get_weather{\"city\":\"Paris\"}", "get_time{\"zone\":\"Europe/Paris\"}");
        assertThat(received().path("tools")).hasSize(2);
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void resultsFindTheirCalls(String client, boolean stream) throws Exception {
        ask(client, "text", Ask.tools("on-cohere", stream).afterCalls());

        JsonNode messages = received().path("messages");
        List<String> called =
                messages.valueStream()
                        .flatMap(message -> message.path("tool_calls").valueStream())
                        .map(call -> call.path("id").asString())
                        .toList();
        List<JsonNode> results =
                messages.valueStream()
                        .filter(message -> message.path("role").asString().equals("tool"))
                        .toList();
        assertThat(results)
                .extracting(result -> result.path("tool_call_id").asString())
                .isEqualTo(called)
                .hasSize(2);
        assertThat(results)
                .extracting(result -> result.path("content").asString())
                .containsExactly("21 degrees", "noon");
    }

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @MethodSource("ways")
    void aCutAnswerSaysSo(String client, boolean stream) throws Exception {
        assertThat(ask(client, "length", Ask.text("on-cohere", stream)).finish())
                .isEqualTo("length");
    }

    @Test
    void theOperatorSaysHowCareful() throws Exception {
        ask("openai", "text", Ask.text("careful", false));

        Received received = STUB.received();
        assertThat(received.path()).isEqualTo("/v2/chat");
        assertThat(received.json().path("safety_mode").stringValue()).isEqualTo("STRICT");
    }

    @ParameterizedTest
    @CsvSource({"embed,search_document", "embed-query,search_query"})
    void vectorsCross(String model, String inputType) throws Exception {
        STUB.answers(
                Script.of(
                        "application/json",
                        "{\"id\":\"1\",\"texts\":[\"hi\"],\"embeddings\":{\"float\":[[0.25,-2]]},"
                                + "\"meta\":{\"billed_units\":{\"input_tokens\":3}}}"));

        var response =
                OpenAiDriver.client(GATEWAY.url())
                        .embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model(model)
                                        .input("hi")
                                        .dimensions(2)
                                        .build());

        assertThat(response.data().getFirst().embedding()).containsExactly(0.25f, -2f);
        assertThat(response.usage().promptTokens()).isEqualTo(3);
        Received received = STUB.received();
        assertThat(received.path()).isEqualTo("/v2/embed");
        assertThat(received.json().path("input_type").stringValue()).isEqualTo(inputType);
        assertThat(received.json().path("output_dimension").intValue()).isEqualTo(2);
    }

    @Test
    void coheresClientsGetTheirVectorsElsewhere() throws Exception {
        STUB.answers(
                Script.of(
                        "application/json",
                        "{\"data\":[{\"index\":0,\"embedding\":[0.25,-2]}],\"model\":\"m\","
                                + "\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}"));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(
                        GATEWAY.url() + "/v2/embed",
                        "{\"model\":\"rerank-plain\",\"texts\":[\"hi\"],\"input_type\":\"search_query\","
                                + "\"embedding_types\":[\"float\"]}");

        JsonNode answer = JsonMapper.shared().readTree(response.body());
        assertThat(answer.path("embeddings").toString()).isEqualTo("{\"float\":[[0.25,-2.0]]}");
        assertThat(response.headers().firstValue("x-tollgate-dropped")).hasValue("input_type");
        assertThat(STUB.received().path()).isEqualTo("/of/v1/embeddings");
    }

    private static HttpResponse<byte[]> rerank(String path, String model) {
        return PlainHttp.postTo(
                GATEWAY.url() + path,
                "{\"model\":\"%s\", \"query\":\"q\",\"documents\":[\"a\",\"b\"],\"top_n\":1}"
                        .formatted(model));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/rerank, rerank, rerank-v3.5, /v1/rerank",
        "/v2/rerank, rerank, rerank-v3.5, /v2/rerank",
        "/v1/rerank, rerank-vllm, bge-reranker, /v1/rerank",
        "/v2/rerank, rerank-vllm, bge-reranker, /v2/rerank",
        "/v1/rerank, rerank-plain, bge-reranker, /of/v1/rerank"
    })
    void aRerankingIsRoutedAndOtherwiseLeftAlone(String path, String model, String asked, String at)
            throws Exception {
        String answer =
                "{\"id\":\"1\", \"results\":[{\"index\":1,\"relevance_score\":0.70}],"
                        + "\"meta\":{\"billed_units\":{\"search_units\":1}}}";
        STUB.answers(
                Script.of("application/json", answer)
                        .header("x-trial-endpoint-call-remaining", "9"));

        HttpResponse<byte[]> response = rerank(path, model);

        assertThat(new String(response.body(), UTF_8)).isEqualTo(answer);
        Received received = STUB.received();
        assertThat(received.path()).isEqualTo(at);
        assertThat(received.text())
                .isEqualTo(
                        "{\"model\":\"%s\", \"query\":\"q\",\"documents\":[\"a\",\"b\"],\"top_n\":1}"
                                .formatted(asked));
        if (model.equals("rerank")) {
            assertThat(response.headers().firstValue("x-trial-endpoint-call-remaining"))
                    .hasValue("9");
        }
    }

    /** Who reranks as Cohere does is still asked in its first one what others ask. */
    @Test
    void chatsGoOnInTheFirstDialect() throws Exception {
        STUB.answers(Stage.answer("openai", "text", false));

        Clients.of("anthropic").ask(GATEWAY.url(), Ask.text("chat-vllm", false));

        assertThat(STUB.received().path()).isEqualTo("/v1/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/rerank, on-claude, 404, has no /v2/rerank",
        "/v2/rerank, rerank-plain, 404, has no /v2/rerank",
        "/v1/rerank, nobody, 404, nobody",
        "/v2/nothing, rerank, 404, /v2/nothing"
    })
    void errorsHaveCoheresShape(String path, String model, int status, String words) {
        HttpResponse<byte[]> response = rerank(path, model);

        assertThat(response.statusCode()).isEqualTo(status);
        ErrorShape.checkNothingLeaks(response);
        JsonNode error = JsonMapper.shared().readTree(response.body());
        assertThat(error.propertyNames()).containsExactlyInAnyOrder("id", "message");
        assertThat(error.path("message").stringValue()).contains(words);
    }

    private static final String TALK =
            "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @ParameterizedTest
    @CsvSource({"chat-vllm,openai,/v1/chat/completions", "on-claude,anthropic,/v1/messages"})
    void coheresClientsAreServedByOthers(String model, String provider, String path)
            throws Exception {
        STUB.answers(Stage.answer(provider, "tools", false));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(GATEWAY.url() + "/v2/chat", TALK.formatted(model, false));

        JsonNode answer = JsonMapper.shared().readTree(response.body());
        assertThat(answer.path("finish_reason").stringValue()).isEqualTo("TOOL_CALL");
        assertThat(answer.path("message").path("content").path(0).path("text").stringValue())
                .isEqualTo("Let me look.");
        assertThat(answer.path("message").path("tool_calls").path(0).path("function").toString())
                .isEqualTo(
                        "{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}");
        assertThat(answer.path("usage").path("billed_units").path("output_tokens").intValue())
                .isEqualTo(12);
        assertThat(STUB.received().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"chat-vllm,openai", "on-claude,anthropic"})
    void streamedAsWell(String model, String provider) {
        STUB.answers(Stage.answer(provider, "text", true));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(GATEWAY.url() + "/v2/chat", TALK.formatted(model, true));

        List<JsonNode> events =
                new String(response.body(), UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> JsonMapper.shared().readTree(line.substring(6)))
                        .toList();
        assertThat(events.getFirst().path("type").stringValue()).isEqualTo("message-start");
        assertThat(
                        events.stream()
                                .map(event -> event.path("delta").path("message").path("content"))
                                .map(content -> content.path("text").stringValue(""))
                                .reduce("", String::concat))
                .isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(events.getLast().path("delta").path("finish_reason").stringValue())
                .isEqualTo("COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void betweenThemselvesBytesPassThrough(boolean stream) throws Exception {
        byte[] bytes = Stage.wire("cohere-tools." + (stream ? "sse" : "json"));
        STUB.answers(Stage.answer("cohere", "tools", stream));

        HttpResponse<byte[]> response =
                PlainHttp.postTo(GATEWAY.url() + "/v2/chat", TALK.formatted("on-cohere", stream));

        assertThat(new String(response.body(), UTF_8)).isEqualTo(new String(bytes, UTF_8));
        assertThat(response.headers().firstValue("x-tollgate-translation")).hasValue("none");
        assertThat(STUB.received().text()).isEqualTo(TALK.formatted("command-a-03-2025", stream));
    }

    @Test
    void aRefusedRerankingIsSaidInCoheresWords() {
        STUB.answers(
                Script.of(
                                "application/json",
                                "{\"id\":\"1\",\"message\":\"query must not be empty\"}")
                        .status(400));

        HttpResponse<byte[]> response = rerank("/v2/rerank", "rerank");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(response.body()).path("message").stringValue())
                .contains("query must not be empty");
    }

    @Test
    void errorsCross() {
        STUB.answers(
                Script.of("application/json", "{\"message\":\"too many tokens: size limit\"}")
                        .status(400));
        assertThatThrownBy(() -> chat())
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("too many tokens");

        STUB.answers(Script.of("application/json", "{\"message\":\"slow down\"}").status(429));
        assertThatThrownBy(() -> chat())
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("slow down");
    }

    private static void chat() throws Exception {
        Clients.of("openai").ask(GATEWAY.url(), Ask.text("on-cohere", false));
    }
}
