package io.tollgate.e2e;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The official OpenAI SDK. */
final class OpenAiDriver implements ClientDriver {

    static OpenAIClient client(String gatewayUrl) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gatewayUrl + "/v1")
                .apiKey("client-key-canary")
                .maxRetries(0)
                .build();
    }

    @Override
    public Answer ask(String gatewayUrl, Ask ask) {
        ChatCompletionCreateParams.Builder params = params(ask);
        if (!ask.stream()) {
            return answer(client(gatewayUrl).chat().completions().create(params.build()));
        }
        params.streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                client(gatewayUrl).chat().completions().createStreaming(params.build())) {
            stream.stream().forEach(whole::accumulate);
        }
        return answer(whole.chatCompletion());
    }

    static ChatCompletionCreateParams.Builder params(Ask ask) {
        ChatCompletionCreateParams.Builder params =
                ChatCompletionCreateParams.builder()
                        .model(ask.model())
                        .addSystemMessage(Ask.SYSTEM)
                        .addUserMessage("Hello")
                        .addAssistantMessage("Good day.")
                        .addUserMessage(Ask.QUESTION);
        if (ask.limited()) {
            params.temperature(0.5)
                    .topP(0.9)
                    .maxCompletionTokens(77L)
                    .stopOfStrings(List.of("STOP"));
        }
        ask.tools().forEach(tool -> params.addTool(tool(tool)));
        if ("any".equals(ask.force())) {
            params.toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED);
        } else if (ask.force() != null) {
            params.toolChoice(
                    ChatCompletionNamedToolChoice.builder()
                            .function(
                                    ChatCompletionNamedToolChoice.Function.builder()
                                            .name(ask.force())
                                            .build())
                            .build());
        }
        if (ask.withResults()) {
            results(params);
        }
        return params;
    }

    private static void results(ChatCompletionCreateParams.Builder params) {
        params.addMessage(
                ChatCompletionAssistantMessageParam.builder()
                        .addToolCall(call("call_1", "get_weather", "{\"city\":\"Paris\"}"))
                        .addToolCall(call("call_2", "get_time", "{\"zone\":\"CET\"}"))
                        .build());
        params.addMessage(result("call_1", "21 degrees"));
        params.addMessage(result("call_2", "noon"));
    }

    private static ChatCompletionToolMessageParam result(String id, String content) {
        return ChatCompletionToolMessageParam.builder().toolCallId(id).content(content).build();
    }

    private static ChatCompletionMessageFunctionToolCall call(
            String id, String name, String arguments) {
        return ChatCompletionMessageFunctionToolCall.builder()
                .id(id)
                .function(
                        ChatCompletionMessageFunctionToolCall.Function.builder()
                                .name(name)
                                .arguments(arguments)
                                .build())
                .build();
    }

    private static ChatCompletionFunctionTool tool(Ask.Tool tool) {
        return ChatCompletionFunctionTool.builder()
                .function(
                        FunctionDefinition.builder()
                                .name(tool.name())
                                .description("Says it")
                                .parameters(
                                        FunctionParameters.builder()
                                                .putAllAdditionalProperties(
                                                        Map.of(
                                                                "type",
                                                                JsonValue.from("object"),
                                                                "properties",
                                                                JsonValue.from(tool.properties())))
                                                .build())
                                .build())
                .build();
    }

    private static Answer answer(ChatCompletion completion) {
        ChatCompletion.Choice choice = completion.choices().getFirst();
        List<Answer.Call> calls =
                choice.message().toolCalls().orElse(List.of()).stream()
                        .map(call -> call.asFunction())
                        .map(
                                call ->
                                        new Answer.Call(
                                                call.id(),
                                                call.function().name(),
                                                JsonMapper.shared()
                                                        .readTree(call.function().arguments())))
                        .toList();
        return new Answer(
                completion.id(),
                completion.model(),
                choice.message().content().orElse(""),
                calls,
                finish(choice.finishReason().asString()),
                completion.usage().map(usage -> usage.promptTokens()).orElse(null),
                completion.usage().map(usage -> usage.completionTokens()).orElse(null));
    }

    private static String finish(String reason) {
        return switch (reason) {
            case "stop" -> "end";
            case "tool_calls" -> "tools";
            default -> reason;
        };
    }
}
