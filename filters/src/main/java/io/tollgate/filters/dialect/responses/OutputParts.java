package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the items of an answer. Those of tools that the provider runs itself never come: no other
 * dialect can ask for them.
 */
final class OutputParts {

    private OutputParts() {}

    static void read(JsonNode item, List<Part> parts) {
        switch (item.path("type").stringValue("")) {
            case "message" -> {
                for (JsonNode content : item.path("content")) {
                    String text = text(content);
                    if (!text.isEmpty()) {
                        parts.add(new Part.Text(text));
                    }
                }
            }
            case "reasoning" -> {
                String thought = thought(item);
                Part.Seal seal = seal(item);
                if (!thought.isEmpty() || seal != null) {
                    parts.add(new Part.Reasoning(thought, seal));
                }
            }
            case "function_call" ->
                    parts.add(
                            new Part.ToolCall(
                                    required(item, "call_id"),
                                    required(item, "name"),
                                    item.path("arguments").stringValue("")));
            default -> {}
        }
    }

    /** What a part of a message says, be it an answer or a refusal. */
    static String text(JsonNode content) {
        return content.path("text").stringValue(content.path("refusal").stringValue(""));
    }

    /** The summary, and the thought itself where a server gives that. */
    static String thought(JsonNode item) {
        List<String> texts = new ArrayList<>();
        for (String list : List.of("summary", "content")) {
            for (JsonNode part : item.path(list)) {
                texts.add(part.path("text").stringValue(""));
            }
        }
        return String.join(Thoughts.BETWEEN, texts);
    }

    static Part.@Nullable Seal seal(JsonNode item) {
        return Seals.read(item.path("encrypted_content").stringValue(null));
    }

    static String required(JsonNode item, String name) {
        String value = item.path(name).stringValue("");
        if (value.isEmpty()) {
            throw new MalformedInput("output[]." + name + ": expected a string");
        }
        return value;
    }
}
