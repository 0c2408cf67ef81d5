package io.tollgate.e2e;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceAny;
import com.anthropic.models.messages.ToolChoiceTool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official Anthropic SDK. */
final class AnthropicDriver implements ClientDriver {

    static AnthropicClient client(String gatewayUrl) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(gatewayUrl)
                .apiKey("client-key-canary")
                .maxRetries(0)
                .build();
    }

    @Override
    public Answer ask(String gatewayUrl, Ask ask) {
        MessageCreateParams params = params(ask).build();
        if (!ask.stream()) {
            return answer(client(gatewayUrl).messages().create(params));
        }
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream =
                client(gatewayUrl).messages().createStreaming(params)) {
            stream.stream().forEach(whole::accumulate);
        }
        return answer(whole.message());
    }

    static MessageCreateParams.Builder params(Ask ask) {
        MessageCreateParams.Builder params =
                MessageCreateParams.builder()
                        .model(ask.model())
                        .maxTokens(ask.limited() ? 77L : 500L)
                        .system(Ask.SYSTEM)
                        .addUserMessage("Hello")
                        .addAssistantMessage("Good day.")
                        .addUserMessage(Ask.QUESTION);
        if (ask.limited()) {
            params.putAdditionalBodyProperty("temperature", JsonValue.from(0.5))
                    .putAdditionalBodyProperty("top_p", JsonValue.from(0.9))
                    .stopSequences(List.of("STOP"));
        }
        ask.tools().forEach(tool -> params.addTool(tool(tool)));
        if ("any".equals(ask.force())) {
            params.toolChoice(ToolChoiceAny.builder().build());
        } else if (ask.force() != null) {
            params.toolChoice(ToolChoiceTool.builder().name(ask.force()).build());
        }
        if (ask.withResults()) {
            results(params);
        }
        return params;
    }

    private static void results(MessageCreateParams.Builder params) {
        params.addAssistantMessageOfContentBlockParams(
                List.of(
                        call("call_1", "get_weather", "city", "Paris"),
                        call("call_2", "get_time", "zone", "CET")));
        params.addUserMessageOfContentBlockParams(
                List.of(result("call_1", "21 degrees"), result("call_2", "noon")));
    }

    private static ContentBlockParam call(String id, String name, String property, String value) {
        return ContentBlockParam.ofToolUse(
                ToolUseBlockParam.builder()
                        .id(id)
                        .name(name)
                        .input(
                                ToolUseBlockParam.Input.builder()
                                        .putAdditionalProperty(property, JsonValue.from(value))
                                        .build())
                        .build());
    }

    private static ContentBlockParam result(String id, String content) {
        return ContentBlockParam.ofToolResult(
                ToolResultBlockParam.builder().toolUseId(id).content(content).build());
    }

    private static Tool tool(Ask.Tool tool) {
        return Tool.builder()
                .name(tool.name())
                .description("Says it")
                .inputSchema(
                        Tool.InputSchema.builder()
                                .putAdditionalProperty(
                                        "properties", JsonValue.from(tool.properties()))
                                .build())
                .build();
    }

    private static Answer answer(Message message) {
        return new Answer(
                message.id(),
                message.model().asString(),
                message.content().stream()
                        .flatMap(block -> block.text().stream())
                        .map(TextBlock::text)
                        .collect(Collectors.joining()),
                message.content().stream()
                        .flatMap(block -> block.toolUse().stream())
                        .map(AnthropicDriver::call)
                        .toList(),
                finish(message.stopReason().orElseThrow().asString()),
                message.usage().inputTokens(),
                message.usage().outputTokens());
    }

    private static Answer.Call call(ToolUseBlock use) {
        JsonNode input =
                JsonMapper.shared()
                        .valueToTree(
                                use._input().convert(new TypeReference<Map<String, Object>>() {}));
        return new Answer.Call(use.id(), use.name(), input);
    }

    private static String finish(String reason) {
        return switch (reason) {
            case "end_turn" -> "end";
            case "tool_use" -> "tools";
            case "max_tokens" -> "length";
            default -> reason;
        };
    }
}
