package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the parts of a message those that a provider takes. */
final class PartEdits {

    /** What losses call parts, whatever the client's dialect. */
    static final Map<String, String> WORDS =
            Map.of("image_url", "image", "file", "document", "input_audio", "audio");

    private static final String IN_CONTENT = "messages[].content[].";

    private final MessageRules rules;

    PartEdits(MessageRules rules) {
        this.rules = rules;
    }

    void edit(ObjectNode message, Losses losses) {
        if (!(message.path("content") instanceof ArrayNode content)
                || (rules.parts().isEmpty() && !rules.mistralParts())) {
            return;
        }
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode part : content) {
            String type = part.path("type").stringValue("");
            if (!rules.parts().isEmpty() && !rules.parts().contains(type)) {
                losses.add(IN_CONTENT + WORDS.getOrDefault(type, type));
            } else {
                kept.add(part);
                if (rules.mistralParts() && part instanceof ObjectNode object) {
                    mistral(type, object);
                }
            }
        }
        content.removeAll();
        kept.forEach(content::add);
        if (content.isEmpty()) {
            message.put("content", "");
        }
    }

    /**
     * @see <a href="https://docs.mistral.ai/capabilities/document_ai/document_qna">Documents</a>
     */
    private static void mistral(String type, ObjectNode part) {
        JsonNode file = part.path("file");
        if (type.equals("file") && file.path("file_data").isString()) {
            part.removeAll();
            part.put("type", "document_url");
            part.put("document_url", file.path("file_data").stringValue());
            if (file.path("filename").isString()) {
                part.put("document_name", file.path("filename").stringValue());
            }
        } else if (type.equals("file") && file.path("file_id").isString()) {
            part.put("file_id", file.path("file_id").stringValue());
            part.remove("file");
        }
        JsonNode sound = part.path("input_audio").path("data");
        if (type.equals("input_audio") && sound.isString()) {
            part.put("input_audio", sound.stringValue());
        }
    }
}
