package io.tollgate.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a provider refuses, in its own words; written from its documentation alone. */
@FunctionalInterface
interface PickyRules {

    /** The body of the refusal, null if there is nothing to complain of. */
    String complaint(JsonNode request);

    /**
     * @see <a href="https://docs.mistral.ai/api/endpoint/chat">Chat</a>
     */
    static String ofMistral(JsonNode request) {
        Set<String> known =
                Set.of(
                        "model",
                        "messages",
                        "temperature",
                        "top_p",
                        "max_tokens",
                        "stream",
                        "stop",
                        "random_seed",
                        "metadata",
                        "response_format",
                        "tools",
                        "tool_choice",
                        "presence_penalty",
                        "frequency_penalty",
                        "n",
                        "prediction",
                        "parallel_tool_calls",
                        "reasoning_effort",
                        "prompt_mode",
                        "guardrails",
                        "prompt_cache_key",
                        "safe_prompt");
        Map<String, Set<String>> roles =
                Map.of(
                        "system", Set.of("role", "content"),
                        "user", Set.of("role", "content"),
                        "assistant", Set.of("role", "content", "tool_calls", "prefix"),
                        "tool", Set.of("role", "content", "tool_call_id", "name"));
        List<String> extra = new ArrayList<>(unknown(request, known));
        for (JsonNode message : request.path("messages")) {
            Set<String> members = roles.get(message.path("role").asString(""));
            if (members == null) {
                extra.add("role");
            } else {
                extra.addAll(unknown(message, members));
            }
            for (JsonNode call : message.path("tool_calls")) {
                if (!call.path("id").asString("").matches("[a-zA-Z0-9]{9}")) {
                    return "{\"object\":\"error\",\"message\":\"Tool call id was "
                            + call.path("id").asString("")
                            + " but must be a-z, A-Z, 0-9, with a length of 9.\","
                            + "\"type\":\"invalid_function_call\",\"code\":\"3280\"}";
                }
            }
        }
        return extra.isEmpty()
                ? null
                : "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\","
                        + "\"loc\":[\"body\",\""
                        + extra.getFirst()
                        + "\"],\"msg\":\"Extra inputs are not permitted\"}]},"
                        + "\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}";
    }

    private static List<String> unknown(JsonNode object, Set<String> known) {
        return object.propertyNames().stream().filter(name -> !known.contains(name)).toList();
    }

    /**
     * @see <a href="https://api-docs.deepseek.com/guides/thinking_mode">Thinking mode</a>
     */
    static String ofDeepSeek(JsonNode request) {
        if (request.path("response_format").path("type").asString("").equals("json_schema")) {
            return error("This response_format type is unavailable now");
        }
        JsonNode choice = request.path("tool_choice");
        boolean thinks = !request.path("thinking").path("type").asString("").equals("disabled");
        if (thinks && (choice.isObject() || choice.asString("").equals("required"))) {
            return error("Thinking mode does not support this tool_choice");
        }
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asString("").equals("developer")) {
                return error("unknown variant `developer`");
            }
            if (!message.path("tool_calls").isEmpty() && !message.has("reasoning_content")) {
                return error(
                        "The `reasoning_content` in the thinking mode must be passed back to the"
                                + " API.");
            }
        }
        return request.has("max_completion_tokens") ? error("unknown max_completion_tokens") : null;
    }

    /**
     * @see <a href="https://console.groq.com/docs/openai">OpenAI compatibility</a>
     */
    static String ofGroq(JsonNode request) {
        for (String member : List.of("logprobs", "top_logprobs", "logit_bias")) {
            if (request.has(member)) {
                return error("property '" + member + "' is unsupported");
            }
        }
        if (request.path("n").asInt(1) != 1) {
            return error("'n' : number must be at most 1");
        }
        for (JsonNode message : request.path("messages")) {
            for (String member : List.of("name", "reasoning_content", "reasoning_details")) {
                if (message.has(member)) {
                    return error("property '" + member + "' is unsupported");
                }
            }
            if (message.path("role").asString("").equals("developer")) {
                return error("discriminator property 'role' has invalid value");
            }
        }
        return null;
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\""
                + message
                + "\",\"type\":\"invalid_request_error\",\"code\":\"invalid_request_error\"}}";
    }
}
