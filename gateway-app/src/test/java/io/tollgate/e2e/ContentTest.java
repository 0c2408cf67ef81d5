package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.Base64PdfSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.DocumentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.openai.core.JsonValue;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ReasoningEffort;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.tollgate.e2e.StubProvider.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Content beyond text and calls, asked for with the official SDKs, as providers receive it. */
class ContentTest {

    private static final Map<String, Object> PLACE =
            Map.of(
                    "type", "object",
                    "properties",
                            Map.of(
                                    "city", Map.of("type", "string"),
                                    "river", Map.of("type", "string")),
                    "required", List.of("city", "river"));

    private static ChatCompletionCreateParams.Builder placeOn(String model) {
        var schema = ResponseFormatJsonSchema.JsonSchema.Schema.builder();
        PLACE.forEach((name, value) -> schema.putAdditionalProperty(name, JsonValue.from(value)));
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Name a city and its river.")
                .responseFormat(
                        ResponseFormatJsonSchema.builder()
                                .jsonSchema(
                                        ResponseFormatJsonSchema.JsonSchema.builder()
                                                .name("place")
                                                .schema(schema.build())
                                                .build())
                                .build());
    }

    @Test
    void aSchemaBindsAModelThatCanBeBound() throws Exception {
        Stage.STUB.answers(Stage.answer("anthropic", "text", false));

        OpenAiDriver.client(Stage.GATEWAY.url())
                .chat()
                .completions()
                .create(placeOn("on-anthropic").build());

        JsonNode format = Stage.STUB.received().json().path("output_config").path("format");
        assertThat(format.path("type").asString()).isEqualTo("json_schema");
        assertThat(format.path("schema").path("required")).hasSize(2);
        assertThat(format.path("schema").path("additionalProperties").booleanValue()).isFalse();
    }

    /** A tool is forced, and its call is the answer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSchemaBindsAModelThatCannotBeBound(boolean stream) throws Exception {
        Stage.STUB.answers(Stage.answer("anthropic", "answer-tool", stream));

        ChatCompletion answer =
                stream
                        ? streamed(placeOn("on-old-claude").build())
                        : OpenAiDriver.client(Stage.GATEWAY.url())
                                .chat()
                                .completions()
                                .create(placeOn("on-old-claude").build());

        var choice = answer.choices().getFirst();
        assertThat(choice.message().content()).hasValue("{\"city\":\"Paris\",\"river\":\"Seine\"}");
        assertThat(choice.message().toolCalls().orElse(List.of())).isEmpty();
        assertThat(choice.finishReason().asString()).isEqualTo("stop");
        JsonNode body = Stage.STUB.received().json();
        assertThat(body.path("tool_choice").path("name").asString()).isEqualTo("tollgate_answer");
        assertThat(body.path("tools").path(0).path("input_schema").path("required")).hasSize(2);
    }

    private static ChatCompletion streamed(ChatCompletionCreateParams params) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (var stream =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .chat()
                        .completions()
                        .createStreaming(params)) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.chatCompletion();
    }

    @Test
    void effortBecomesABudget() throws Exception {
        Stage.STUB.answers(Stage.answer("anthropic", "text", false));

        OpenAiDriver.client(Stage.GATEWAY.url())
                .chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model("on-anthropic")
                                .addUserMessage("think")
                                .reasoningEffort(ReasoningEffort.LOW)
                                .maxCompletionTokens(20_000)
                                .build());

        JsonNode thinking = Stage.STUB.received().json().path("thinking");
        assertThat(thinking.path("type").asString()).isEqualTo("enabled");
        assertThat(thinking.path("budget_tokens").intValue()).isEqualTo(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "responses"})
    void picturesAndPapersInAResultOfAToolArrive(String provider) throws Exception {
        Stage.STUB.answers(Stage.answer(provider, "text", false));

        AnthropicDriver.client(Stage.GATEWAY.url())
                .messages()
                .create(
                        MessageCreateParams.builder()
                                .model("on-" + provider)
                                .maxTokens(100)
                                .addUserMessage("look")
                                .addAssistantMessageOfContentBlockParams(List.of(call()))
                                .addUserMessageOfContentBlockParams(List.of(result()))
                                .build());

        String body = Stage.STUB.received().text();
        assertThat(body)
                .contains("data:image/png;base64,iVBORw0KGgo=")
                .contains("data:application/pdf;base64,JVBERi0xLjQK")
                .contains("what I saw");
    }

    private static ContentBlockParam call() {
        return ContentBlockParam.ofToolUse(
                ToolUseBlockParam.builder()
                        .id("toolu_1")
                        .name("look")
                        .input(ToolUseBlockParam.Input.builder().build())
                        .build());
    }

    private static ContentBlockParam result() {
        return ContentBlockParam.ofToolResult(
                ToolResultBlockParam.builder()
                        .toolUseId("toolu_1")
                        .contentOfBlocks(
                                List.of(
                                        ToolResultBlockParam.Content.Block.ofText(
                                                TextBlockParam.builder()
                                                        .text("what I saw")
                                                        .build()),
                                        ToolResultBlockParam.Content.Block.ofImage(image()),
                                        ToolResultBlockParam.Content.Block.ofDocument(paper())))
                        .build());
    }

    private static ImageBlockParam image() {
        return ImageBlockParam.builder()
                .source(
                        Base64ImageSource.builder()
                                .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                                .data("iVBORw0KGgo=")
                                .build())
                .build();
    }

    private static DocumentBlockParam paper() {
        return DocumentBlockParam.builder()
                .source(Base64PdfSource.builder().data("JVBERi0xLjQK").build())
                .build();
    }

    @Test
    void aCachePointGoesWhereItMeansSomething() throws Exception {
        Stage.STUB.answers(Stage.answer("anthropic", "text", false));

        PlainHttp.post(
                "/v1/chat/completions",
                """
                {"model":"on-anthropic","messages":[{"role":"user","content":[
                  {"type":"text","text":"a long text","cache_control":{"type":"ephemeral","ttl":"1h"}}]}]}
                """);

        JsonNode block =
                Stage.STUB.received().json().path("messages").path(0).path("content").path(0);
        assertThat(block.path("cache_control").path("ttl").asString()).isEqualTo("1h");
    }

    @Test
    void whatCannotCrossIsNamed() {
        Stage.STUB.answers(Script.of("application/json", Stage.wire("anthropic-text.json")));

        var response =
                PlainHttp.post(
                        "/v1/chat/completions",
                        """
                        {"model":"on-anthropic","n":2,"seed":7,"logprobs":true,"messages":[
                          {"role":"user","name":"ada","content":"hi"}]}
                        """);

        assertThat(response.headers().firstValue("x-tollgate-dropped"))
                .hasValue("logprobs,messages[].name,n,seed");
    }
}
