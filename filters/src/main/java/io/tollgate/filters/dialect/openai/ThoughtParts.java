package io.tollgate.filters.dialect.openai;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thoughts as Mistral has them, both ways: parts of what the assistant said.
 *
 * @see <a href="https://docs.mistral.ai/capabilities/reasoning/">Reasoning</a>
 */
final class ThoughtParts {

    private static final String THINKING = "thinking";
    private static final String CONTENT = "content";

    private ThoughtParts() {}

    /** Puts the thought before what was said. */
    static void add(ObjectNode message, String thought) {
        if (thought.isEmpty()) {
            return;
        }
        JsonNode said = message.remove(CONTENT);
        ArrayNode parts = message.putArray(CONTENT);
        ObjectNode part = parts.addObject().put("type", THINKING);
        text(part.putArray(THINKING), thought);
        if (said != null && said.isArray()) {
            said.forEach(parts::add);
        } else if (said != null && !said.stringValue("").isEmpty()) {
            text(parts, said.stringValue(""));
        }
    }

    private static void text(ArrayNode parts, String text) {
        parts.addObject().put("type", "text").put("text", text);
    }

    /** Takes the thoughts out of what was said, to where most other providers have them. */
    static void take(ObjectNode message) {
        StringBuilder thought = new StringBuilder();
        for (JsonNode part : message.path(CONTENT)) {
            for (JsonNode piece : part.path(THINKING)) {
                thought.append(piece.path("text").stringValue(""));
            }
        }
        if (!thought.isEmpty()) {
            message.put("reasoning_content", thought.toString());
        }
    }
}
