package io.tollgate.e2e;

import tools.jackson.databind.JsonNode;

/**
 * Answers in a provider's shape: a call of the first tool that is on offer, until there is a
 * result; or text.
 */
record PickyAnswers(String model) {

    static final String TEXT = "Zwölf Grad. ☀";
    static final String THOUGHT = "Ask the tool.";

    private static final String CALL_ID = "D681PevKs";
    private static final String ARGUMENTS = "{\\\"city\\\":\\\"Paris\\\"}";

    String to(JsonNode request, boolean stream) {
        JsonNode messages = request.path("messages");
        boolean answered =
                messages.path(messages.size() - 1).path("role").asString("").equals("tool");
        boolean calls = !request.path("tools").isEmpty() && !answered;
        String own = request.path("model").asString("");
        if (own.startsWith("magistral")) {
            return thinking();
        }
        String tool = request.path("tools").path(0).path("function").path("name").asString("");
        return stream ? stream(calls, tool) : whole(calls, tool);
    }

    private String member() {
        return model.startsWith("deepseek") ? "reasoning_content" : "reasoning";
    }

    private boolean thinks() {
        return !model.startsWith("mistral");
    }

    private String thought() {
        return thinks() ? ",\"" + member() + "\":\"" + THOUGHT + "\"" : "";
    }

    private static String calls(String tool) {
        return "\"tool_calls\":[{\"index\":0,\"id\":\""
                + CALL_ID
                + "\",\"type\":\"function\",\"function\":{\"name\":\""
                + tool
                + "\",\"arguments\":\""
                + ARGUMENTS
                + "\"}}]";
    }

    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":25,\"completion_tokens\":12,\"total_tokens\":37}";

    private String frame(String choices, String more) {
        return "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1790000000,\"model\":\""
                + model
                + "\",\"choices\":["
                + choices
                + "]"
                + more
                + "}";
    }

    private String whole(boolean calls, String tool) {
        String content = calls ? "\"content\":\"\"," + calls(tool) : "\"content\":\"" + TEXT + "\"";
        return frame(
                "{\"index\":0,\"message\":{\"role\":\"assistant\","
                        + content
                        + thought()
                        + "},\"finish_reason\":\""
                        + (calls ? "tool_calls" : "stop")
                        + "\"}",
                "," + USAGE);
    }

    private String chunk(String delta, String finish, String more) {
        return "data: "
                + frame(
                                "{\"index\":0,\"delta\":{"
                                        + delta
                                        + "},\"finish_reason\":"
                                        + finish
                                        + "}",
                                more)
                        .replace("chat.completion", "chat.completion.chunk")
                + "\n\n";
    }

    private String stream(boolean calls, String tool) {
        String thought =
                thinks() ? chunk("\"" + member() + "\":\"" + THOUGHT + "\"", "null", "") : "";
        String said =
                calls
                        ? chunk(calls(tool), "null", "")
                        : chunk("\"content\":\"" + TEXT + "\"", "null", "");
        String usage =
                model.startsWith("openai")
                        ? ",\"x_groq\":{\"id\":\"req_1\"}," + USAGE
                        : "," + USAGE;
        return chunk("\"role\":\"assistant\",\"content\":\"\"", "null", "")
                + thought
                + said
                + chunk("\"content\":\"\"", calls ? "\"tool_calls\"" : "\"stop\"", usage)
                + "data: [DONE]\n\n";
    }

    private String thinking() {
        return frame(
                "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\","
                        + "\"thinking\":[{\"type\":\"text\",\"text\":\""
                        + THOUGHT
                        + "\"}]},{\"type\":\"text\",\"text\":\""
                        + TEXT
                        + "\"}]},\"finish_reason\":\"stop\"}",
                "," + USAGE);
    }
}
