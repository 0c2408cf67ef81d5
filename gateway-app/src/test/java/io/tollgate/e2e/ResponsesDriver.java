package io.tollgate.e2e;

import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.ChatModel;
import com.openai.models.ResponsesModel;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ToolChoiceFunction;
import com.openai.models.responses.ToolChoiceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The official OpenAI SDK, asking by the Responses API. All that comes is validated. */
final class ResponsesDriver implements ClientDriver {

    @Override
    public Answer ask(String gatewayUrl, Ask ask) {
        return answer(respond(gatewayUrl, ask));
    }

    static Response respond(String gatewayUrl, Ask ask) {
        ResponseCreateParams params = params(ask).build();
        var responses = OpenAiDriver.client(gatewayUrl).responses();
        if (!ask.stream()) {
            return responses.create(params).validate();
        }
        ResponseAccumulator whole = ResponseAccumulator.create();
        try (StreamResponse<ResponseStreamEvent> stream = responses.createStreaming(params)) {
            stream.stream().map(ResponseStreamEvent::validate).forEach(whole::accumulate);
        }
        return whole.response().validate();
    }

    private static ResponseCreateParams.Builder params(Ask ask) {
        List<ResponseInputItem> items = new ArrayList<>();
        items.add(message(EasyInputMessage.Role.USER, "Hello"));
        items.add(message(EasyInputMessage.Role.ASSISTANT, "Good day."));
        items.add(message(EasyInputMessage.Role.USER, Ask.QUESTION));
        if (ask.withResults()) {
            items.add(call("call_1", "get_weather", "{\"city\":\"Paris\"}"));
            items.add(call("call_2", "get_time", "{\"zone\":\"CET\"}"));
            items.add(result("call_1", "21 degrees"));
            items.add(result("call_2", "noon"));
        }
        ResponseCreateParams.Builder params =
                ResponseCreateParams.builder()
                        .model(ask.model())
                        .instructions(Ask.SYSTEM)
                        .inputOfResponse(items);
        if (ask.limited()) {
            params.temperature(0.5).topP(0.9).maxOutputTokens(77L);
        }
        ask.tools().forEach(tool -> params.addTool(tool(tool)));
        force(params, ask.force());
        return params;
    }

    private static void force(ResponseCreateParams.Builder params, String force) {
        if ("any".equals(force)) {
            params.toolChoice(ToolChoiceOptions.REQUIRED);
        } else if (force != null) {
            params.toolChoice(ToolChoiceFunction.builder().name(force).build());
        }
    }

    private static ResponseInputItem message(EasyInputMessage.Role role, String text) {
        return ResponseInputItem.ofEasyInputMessage(
                EasyInputMessage.builder().role(role).content(text).build());
    }

    private static ResponseInputItem call(String id, String name, String arguments) {
        return ResponseInputItem.ofFunctionCall(
                ResponseFunctionToolCall.builder()
                        .callId(id)
                        .name(name)
                        .arguments(arguments)
                        .build());
    }

    private static ResponseInputItem result(String id, String output) {
        return ResponseInputItem.ofFunctionCallOutput(
                ResponseInputItem.FunctionCallOutput.builder().callId(id).output(output).build());
    }

    private static FunctionTool tool(Ask.Tool tool) {
        return FunctionTool.builder()
                .name(tool.name())
                .description("Says it")
                .strict(false)
                .parameters(
                        FunctionTool.Parameters.builder()
                                .putAllAdditionalProperties(
                                        Map.of(
                                                "type",
                                                JsonValue.from("object"),
                                                "properties",
                                                JsonValue.from(tool.properties())))
                                .build())
                .build();
    }

    private static Answer answer(Response response) {
        List<Answer.Call> calls =
                response.output().stream()
                        .flatMap(item -> item.functionCall().stream())
                        .map(
                                call ->
                                        new Answer.Call(
                                                call.callId(),
                                                call.name(),
                                                JsonMapper.shared().readTree(call.arguments())))
                        .toList();
        return new Answer(
                response.id(),
                model(response.model()),
                text(response),
                calls,
                finish(response, calls),
                response.usage().map(usage -> usage.inputTokens()).orElse(null),
                response.usage().map(usage -> usage.outputTokens()).orElse(null));
    }

    /** The SDK tells models that it knows from others. */
    private static String model(ResponsesModel model) {
        return model.chat().map(ChatModel::asString).orElseGet(model::asString);
    }

    private static String text(Response response) {
        return response.output().stream()
                .filter(ResponseOutputItem::isMessage)
                .flatMap(item -> item.asMessage().content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(ResponseOutputText::text)
                .collect(Collectors.joining());
    }

    private static String finish(Response response, List<Answer.Call> calls) {
        return switch (response.status().orElseThrow().asString()) {
            case "completed" -> calls.isEmpty() ? "end" : "tools";
            case "incomplete" ->
                    response.incompleteDetails()
                            .flatMap(Response.IncompleteDetails::reason)
                            .orElseThrow()
                            .asString();
            case String other -> other;
        };
    }
}
