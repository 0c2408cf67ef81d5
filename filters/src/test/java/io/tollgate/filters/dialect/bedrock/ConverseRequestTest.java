package io.tollgate.filters.dialect.bedrock;

import static io.tollgate.filters.dialect.bedrock.Asked.CLAUDE;
import static io.tollgate.filters.dialect.bedrock.Asked.LLAMA;
import static io.tollgate.filters.dialect.bedrock.Asked.NOVA;
import static io.tollgate.filters.dialect.bedrock.Asked.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Converse is told, and how, by the model that it is for. */
class ConverseRequestTest {

    private static final Part CALL = new Part.ToolCall("call:1", "look", "{\"at\":1}");
    private static final Part RESULT =
            new Part.ToolResult("call:1", null, List.of(new Part.Text("no")), true);

    private static final Message CALLED = new Message(Role.ASSISTANT, List.of(CALL));

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-v2:1, false, /model/anthropic.claude-v2%3A1/converse",
        "amazon.nova-pro-v1:0, true, /model/amazon.nova-pro-v1%3A0/converse-stream",
        "arn:aws:bedrock:us-east-1:12:inference-profile/us.a b*c, false,"
                + " /model/arn%3Aaws%3Abedrock%3Aus-east-1%3A12%3Ainference-profile%2Fus.a%20b%2Ac/converse"
    })
    void namesTheModelInThePath(String model, boolean stream, String path) {
        ProviderDialect dialect = new BedrockDialect().providers().getFirst();
        ChatRequest request =
                new ChatRequest(
                        "m",
                        new Delivery(stream, true),
                        PLAIN.messages(),
                        Tooling.NONE,
                        PLAIN.sampling());
        assertThat(dialect.writeRequest(request, new TargetModel(model, null), new Losses()).path())
                .isEqualTo(path);
    }

    @Test
    void resultsStandFirstAndTellOfFailureWhereTheModelKnowsIt() {
        Asked asked =
                PLAIN.messages(
                        Message.of(Role.USER, "hi"),
                        CALLED,
                        new Message(Role.USER, List.of(new Part.Text("and?"), RESULT)));
        assertThat(asked.of(CLAUDE).content(2))
                .isEqualTo(
                        "[{\"toolResult\":{\"toolUseId\":\"call_1\",\"content\":[{\"text\":\"no\"}],"
                                + "\"status\":\"error\"}},{\"text\":\"and?\"}]");
        assertThat(asked.of(LLAMA).content(2)).doesNotContain("status");
        assertThat(asked.of(LLAMA).losses()).contains("messages[].content[].tool_result.error");
    }

    @Test
    void callsOfAClientWithoutToolsHaveTheirToolsDeclared() {
        Asked asked =
                PLAIN.messages(
                        Message.of(Role.USER, "hi"),
                        CALLED,
                        new Message(Role.USER, List.of(RESULT)));
        assertThat(asked.of(CLAUDE).member("toolConfig"))
                .isEqualTo(
                        "{\"tools\":[{\"toolSpec\":{\"name\":\"look\",\"inputSchema\":{\"json\":"
                                + "{\"type\":\"object\",\"properties\":{}}}}}]}");
    }

    @Test
    void noneMeansNoToolsUnlessCallsWereMade() {
        Tooling none =
                new Tooling(
                        List.of(new Tool("look", "", null, true)), new ToolChoice.None(), false);
        assertThat(PLAIN.tooling(none).of(CLAUDE).member("toolConfig")).isEmpty();
        Asked.Written called =
                PLAIN.messages(
                                Message.of(Role.USER, "hi"),
                                CALLED,
                                new Message(Role.USER, List.of(RESULT)))
                        .tooling(none)
                        .of(CLAUDE);
        assertThat(called.member("toolConfig"))
                .contains("\"strict\":true")
                .doesNotContain("choice");
        assertThat(called.losses()).containsExactlyInAnyOrder("tool_choice", "parallel_tool_calls");
    }

    @Test
    void choosesTools() {
        List<Tool> tools = List.of(new Tool("look", "Looks.", null, null));
        assertThat(choice(tools, new ToolChoice.Auto())).endsWith("\"toolChoice\":{\"auto\":{}}}");
        assertThat(choice(tools, new ToolChoice.Required()))
                .endsWith("\"toolChoice\":{\"any\":{}}}");
        assertThat(choice(tools, new ToolChoice.Named("look")))
                .endsWith("\"toolChoice\":{\"tool\":{\"name\":\"look\"}}}");
    }

    private static String choice(List<Tool> tools, ToolChoice choice) {
        return PLAIN.tooling(new Tooling(tools, choice, null)).of(CLAUDE).member("toolConfig");
    }

    @Test
    void marksForTheCacheWhatTheModelCanCache() {
        Part.CachePoint hour = new Part.CachePoint("1h");
        Asked asked =
                PLAIN.user(new Part.Text("long"), hour)
                        .tooling(
                                new Tooling(
                                        List.of(new Tool("look", null, null, null, hour)),
                                        null,
                                        null));
        String point = "{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}}";
        assertThat(asked.of(CLAUDE).content()).isEqualTo("[{\"text\":\"long\"}," + point + "]");
        assertThat(asked.of(CLAUDE).member("toolConfig")).contains("}}}," + point);
        assertThat(asked.of(NOVA).content())
                .isEqualTo("[{\"text\":\"long\"},{\"cachePoint\":{\"type\":\"default\"}}]");
        assertThat(asked.of(NOVA).losses()).containsExactly("tools[].cache_control");
        assertThat(asked.of(LLAMA).losses())
                .containsExactlyInAnyOrder(
                        "messages[].content[].cache_control", "tools[].cache_control");
        assertThat(PLAIN.user(hour, new Part.Text("x")).of(CLAUDE).losses())
                .containsExactly("messages[].content[].cache_control");
    }

    @Test
    void documentsHaveNamesThatTheApiTakesAndNoTwoAlike() {
        DocumentSource text = new DocumentSource.Plain("Grüße");
        String content =
                PLAIN.user(
                                new Part.Document(text, "a/b: ü (1).txt"),
                                new Part.Document(text, null),
                                new Part.Document(
                                        new DocumentSource.Inline(
                                                "text/csv; charset=utf-8", "YQ=="),
                                        null))
                        .of(CLAUDE)
                        .content();
        assertThat(content)
                .contains("\"name\":\"a-b- - (1)-txt\"", "\"bytes\":\"R3LDvMOfZQ==\"")
                .contains("\"name\":\"document\"")
                .contains("\"format\":\"csv\",\"name\":\"document 2\"");
    }

    @Test
    void bindsAnswersToSchemasWhereTheModelCanBeBound() {
        AnswerFormat closed =
                new AnswerFormat.JsonSchema(
                        "sum",
                        null,
                        Asked.json(
                                "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"number\"}}}"),
                        true);
        assertThat(PLAIN.format(closed).of(CLAUDE).member("outputConfig"))
                .isEqualTo(
                        "{\"textFormat\":{\"type\":\"json_schema\",\"structure\":{\"jsonSchema\":{"
                                + "\"schema\":\"{\\\"type\\\":\\\"object\\\",\\\"properties\\\":{\\\"n\\\":"
                                + "{\\\"type\\\":\\\"number\\\"}},\\\"additionalProperties\\\":false}\","
                                + "\"name\":\"sum\"}}}}");
        assertThat(PLAIN.format(closed).of(NOVA).losses()).containsExactly("response_format");
        assertThat(PLAIN.format(new AnswerFormat.JsonObject()).of(CLAUDE).losses())
                .containsExactly("response_format");
    }

    @Test
    void saysDrawsInTheModelsWords() {
        Sampling all = new Sampling(1.5, 0.5, 40, 1L, 0.1, 0.2, 100, List.of("END", " "));
        Asked.Written claude = PLAIN.sampling(all).of(CLAUDE);
        assertThat(claude.member("inferenceConfig"))
                .isEqualTo(
                        "{\"maxTokens\":100,\"temperature\":1.0,\"topP\":0.5,\"stopSequences\":[\"END\"]}");
        assertThat(claude.member("additionalModelRequestFields")).isEqualTo("{\"top_k\":40}");
        assertThat(claude.member("additionalModelResponseFieldPaths"))
                .isEqualTo("[\"/stop_sequence\"]");
        assertThat(claude.losses())
                .containsExactlyInAnyOrder(
                        "temperature", "seed", "frequency_penalty", "presence_penalty", "stop");
        assertThat(PLAIN.sampling(all).of(NOVA).member("additionalModelRequestFields"))
                .isEqualTo("{\"inferenceConfig\":{\"topK\":40}}");
        assertThat(PLAIN.sampling(all).of(LLAMA).losses()).contains("top_k");
        assertThat(PLAIN.sampling(all).of(Asked.CLAUDE_5).losses())
                .contains("temperature", "top_p", "top_k");
    }

    @Test
    void saysWhatTheOperatorWantsSaid() {
        Map<String, String> options =
                Map.of(
                        "guardrail-id", "gr1",
                        "guardrail-version", "2",
                        "guardrail-trace", "enabled",
                        "guardrail-stream-mode", "async",
                        "latency", "optimized",
                        "service-tier", "flex");
        Asked.Written streamed = PLAIN.of(CLAUDE, options, true);
        assertThat(streamed.member("guardrailConfig"))
                .isEqualTo(
                        "{\"guardrailIdentifier\":\"gr1\",\"guardrailVersion\":\"2\","
                                + "\"trace\":\"enabled\",\"streamProcessingMode\":\"async\"}");
        assertThat(streamed.member("performanceConfig")).isEqualTo("{\"latency\":\"optimized\"}");
        assertThat(streamed.member("serviceTier")).isEqualTo("{\"type\":\"flex\"}");
        assertThat(PLAIN.of(CLAUDE, options, false).member("guardrailConfig"))
                .doesNotContain("streamProcessingMode");
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        assertThatThrownBy(() -> ConverseOptions.of(Map.of("guardrail-id", "gr1")))
                .hasMessage("a guardrail has both guardrail-id and guardrail-version");
        assertThatThrownBy(() -> ConverseOptions.of(Map.of("guardrail-trace", "enabled")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConverseOptions.of(Map.of("latency", "quick")))
                .hasMessage("latency: expected one of optimized, standard");
    }
}
