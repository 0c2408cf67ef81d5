package io.tollgate.filters.dialect.openai;

import tools.jackson.databind.JsonNode;

/**
 * Reads what a message and a delta have in common, as providers really write it. Absent, null and
 * empty are all the same here: an empty text.
 */
final class Deltas {

    private Deltas() {}

    /** Under DeepSeek's and vLLM's name, or Groq's and OpenRouter's; some send both, alike. */
    static String thought(JsonNode message) {
        String thought = message.path("reasoning_content").stringValue("");
        return thought.isEmpty() ? message.path("reasoning").stringValue("") : thought;
    }

    /** The content, a string or text parts; a refusal where that is the answer. */
    static String text(JsonNode message) {
        JsonNode content = message.path("content");
        StringBuilder text = new StringBuilder(content.stringValue(""));
        if (content.isArray()) {
            for (JsonNode part : content) {
                text.append(part.path("text").stringValue(""));
            }
        }
        return text.append(message.path("refusal").stringValue("")).toString();
    }

    static String toolId(JsonNode call) {
        return call.path("id").stringValue("");
    }

    static String toolName(JsonNode call) {
        return call.path("function").path("name").stringValue("");
    }

    /** Text by the API; some servers send the object itself. */
    static String arguments(JsonNode call) {
        JsonNode arguments = call.path("function").path("arguments");
        return arguments.isObject() ? arguments.toString() : arguments.stringValue("");
    }
}
