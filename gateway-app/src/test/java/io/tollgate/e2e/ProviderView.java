package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a provider of a dialect understands of a request. */
final class ProviderView {

    private final String dialect;
    private final Received received;
    private final JsonNode body;

    private ProviderView(String dialect, Received received) {
        this.dialect = dialect;
        this.received = received;
        this.body = received.json();
    }

    static ProviderView of(String dialect, Received received) {
        return new ProviderView(dialect, received);
    }

    /** Path, model and credentials: the provider's own, and nothing of the client's. */
    void checkCall() {
        Map<String, String> headers = received.headers();
        assertThat(headers.values()).noneMatch(value -> value.contains("client-key-canary"));
        assertThat(headers).doesNotContainKeys("cookie", "x-forwarded-for", "forwarded");
        assertThat(headers.get("accept-encoding")).isEqualTo("identity");
        switch (dialect) {
            case "openai" -> {
                check("/v1/chat/completions", "gpt-4.1");
                assertThat(headers.get("authorization")).isEqualTo("Bearer sk-provider-canary");
            }
            case "anthropic" -> {
                check("/v1/messages", "claude-sonnet-4-5");
                assertThat(headers.get("x-api-key")).isEqualTo("sk-provider-canary");
                assertThat(headers.get("anthropic-version")).matches("\\d{4}-\\d{2}-\\d{2}");
            }
            default -> {
                check("/api/chat", "llama3.1");
                assertThat(headers).doesNotContainKey("authorization");
            }
        }
    }

    private void check(String path, String model) {
        assertThat(received.path()).isEqualTo(path);
        assertThat(body.path("model").stringValue()).isEqualTo(model);
    }

    String system() {
        JsonNode system = body.path("system");
        return system.isMissingNode()
                ? text(body.path("messages").path(0).path("content"))
                : text(system);
    }

    List<String> roles() {
        List<String> roles = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String role = message.path("role").stringValue();
            if (!role.equals("system") && !role.equals("developer")) {
                roles.add(role);
            }
        }
        return roles;
    }

    String lastUserText() {
        JsonNode messages = body.path("messages");
        return text(messages.path(messages.size() - 1).path("content"));
    }

    double number(String name) {
        return sampling().path(name).doubleValue();
    }

    long maxTokens() {
        if (dialect.equals("ollama")) {
            return sampling().path("num_predict").longValue();
        }
        JsonNode newer = body.path("max_completion_tokens");
        return newer.isNumber() ? newer.longValue() : body.path("max_tokens").longValue();
    }

    String stop() {
        JsonNode stop = sampling().path(dialect.equals("anthropic") ? "stop_sequences" : "stop");
        return stop.isArray() ? stop.path(0).stringValue() : stop.stringValue();
    }

    private JsonNode sampling() {
        return dialect.equals("ollama") ? body.path("options") : body;
    }

    /** Absent means a stream to Ollama, and none to the others. */
    boolean streams() {
        return body.path("stream").booleanValue(dialect.equals("ollama"));
    }

    /** Each tool as {@code name:property}. */
    List<String> tools() {
        List<String> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = dialect.equals("anthropic") ? tool : tool.path("function");
            JsonNode schema =
                    function.path(dialect.equals("anthropic") ? "input_schema" : "parameters");
            tools.add(
                    function.path("name").stringValue()
                            + ":"
                            + schema.path("properties").propertyNames().iterator().next());
        }
        return tools;
    }

    /** Each result as {@code tool's name:content}, the name found by the call's id. */
    List<String> results() {
        Map<String, String> names = new HashMap<>();
        List<String> results = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            for (JsonNode call : message.path("tool_calls")) {
                names.put(
                        call.path("id").asString(), call.path("function").path("name").asString());
            }
            if (message.path("role").stringValue().equals("tool")) {
                String name =
                        message.has("tool_name")
                                ? message.path("tool_name").stringValue()
                                : names.get(message.path("tool_call_id").asString());
                results.add(name + ":" + text(message.path("content")));
            }
            if (dialect.equals("anthropic")) {
                blocks(message.path("content"), names, results);
            }
        }
        return results;
    }

    private static void blocks(JsonNode content, Map<String, String> names, List<String> results) {
        for (JsonNode block : content) {
            switch (block.path("type").asString("")) {
                case "tool_use" ->
                        names.put(block.path("id").stringValue(), block.path("name").stringValue());
                case "tool_result" ->
                        results.add(
                                names.get(block.path("tool_use_id").stringValue())
                                        + ":"
                                        + text(block.path("content")));
                default -> {}
            }
        }
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asString(""));
        }
        return text.toString();
    }
}
