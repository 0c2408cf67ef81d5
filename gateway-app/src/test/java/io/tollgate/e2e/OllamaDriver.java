package io.tollgate.e2e;

import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.utils.OptionsBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * ollama4j for conversations, whole and streamed. Its requests cannot carry a tool call's result by
 * name and it runs the tools itself, so conversations with tools go over plain HTTP, as most Ollama
 * tools send them.
 */
final class OllamaDriver implements ClientDriver {

    @Override
    public Answer ask(String gatewayUrl, Ask ask) throws Exception {
        return ask.tools().isEmpty() ? chat(gatewayUrl, ask) : plain(gatewayUrl, ask);
    }

    private static Answer chat(String gatewayUrl, Ask ask) throws Exception {
        OllamaChatRequest request =
                OllamaChatRequest.builder()
                        .withModel(ask.model())
                        .withMessage(OllamaChatMessageRole.SYSTEM, Ask.SYSTEM)
                        .withMessage(OllamaChatMessageRole.USER, "Hello")
                        .withMessage(OllamaChatMessageRole.ASSISTANT, "Good day.")
                        .withMessage(OllamaChatMessageRole.USER, Ask.QUESTION)
                        .withOptions(
                                new OptionsBuilder()
                                        .setTemperature(0.5f)
                                        .setTopP(0.9f)
                                        .setNumPredict(77)
                                        .setStop("STOP")
                                        .build());
        StringBuilder streamed = new StringBuilder();
        OllamaChatResponseModel answer =
                new Ollama(gatewayUrl)
                        .chat(
                                request,
                                ask.stream()
                                        ? piece -> streamed.append(piece.getMessage().getResponse())
                                        : null)
                        .getResponseModel();
        return new Answer(
                null,
                answer.getModel(),
                ask.stream() ? streamed.toString() : answer.getMessage().getResponse(),
                List.of(),
                finish(answer.getDoneReason(), false),
                answer.getPromptEvalCount().longValue(),
                answer.getEvalCount().longValue());
    }

    private static Answer plain(String gatewayUrl, Ask ask) throws Exception {
        HttpResponse<String> response;
        try (HttpClient client = HttpClient.newHttpClient()) {
            response =
                    client.send(
                            HttpRequest.newBuilder(URI.create(gatewayUrl + "/api/chat"))
                                    .header("Authorization", "Bearer client-key-canary")
                                    .POST(HttpRequest.BodyPublishers.ofString(body(ask)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
        StringBuilder text = new StringBuilder();
        List<Answer.Call> calls = new ArrayList<>();
        JsonNode last = null;
        for (String line : response.body().lines().toList()) {
            last = JsonMapper.shared().readTree(line);
            text.append(last.path("message").path("content").asString());
            for (JsonNode call : last.path("message").path("tool_calls")) {
                JsonNode function = call.path("function");
                calls.add(
                        new Answer.Call(
                                call.path("id").asString(),
                                function.path("name").asString(),
                                function.path("arguments")));
            }
        }
        return new Answer(
                null,
                last.path("model").asString(),
                text.toString(),
                calls,
                finish(last.path("done_reason").asString(), !calls.isEmpty()),
                last.path("prompt_eval_count").longValue(),
                last.path("eval_count").longValue());
    }

    private static String body(Ask ask) {
        List<Object> messages = new ArrayList<>();
        messages.add(Map.of("role", "system", "content", Ask.SYSTEM));
        messages.add(Map.of("role", "user", "content", "Hello"));
        messages.add(Map.of("role", "assistant", "content", "Good day."));
        messages.add(Map.of("role", "user", "content", Ask.QUESTION));
        if (ask.withResults()) {
            messages.add(
                    Map.of(
                            "role",
                            "assistant",
                            "tool_calls",
                            List.of(
                                    call("get_weather", Map.of("city", "Paris")),
                                    call("get_time", Map.of("zone", "CET")))));
            messages.add(
                    Map.of("role", "tool", "tool_name", "get_weather", "content", "21 degrees"));
            messages.add(Map.of("role", "tool", "tool_name", "get_time", "content", "noon"));
        }
        List<Object> tools = ask.tools().stream().<Object>map(OllamaDriver::tool).toList();
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of(
                                "model",
                                ask.model(),
                                "stream",
                                ask.stream(),
                                "messages",
                                messages,
                                "tools",
                                tools));
    }

    private static Map<String, Object> call(String name, Map<String, Object> arguments) {
        return Map.of("function", Map.of("name", name, "arguments", arguments));
    }

    private static Map<String, Object> tool(Ask.Tool tool) {
        return Map.of(
                "type",
                "function",
                "function",
                Map.of(
                        "name",
                        tool.name(),
                        "description",
                        "Says it",
                        "parameters",
                        Map.of("type", "object", "properties", tool.properties())));
    }

    /** Ollama says {@code stop} for tool calls as well. */
    private static String finish(String reason, boolean called) {
        return called ? "tools" : "stop".equals(reason) ? "end" : reason;
    }
}
