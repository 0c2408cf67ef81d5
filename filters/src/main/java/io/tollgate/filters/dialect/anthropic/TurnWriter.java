package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Writes the messages. */
final class TurnWriter {

    /** What the API does not take in the id of a call; other providers make such ids. */
    private static final Pattern NOT_IN_ID = Pattern.compile("[^a-zA-Z0-9_-]");

    private final JsonGenerator json;
    private final BlockWriter blocks;
    private final Losses losses;

    TurnWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.blocks = new BlockWriter(json);
        this.losses = losses;
    }

    void write(List<Turn> turns) {
        json.writeArrayPropertyStart("messages");
        turns.forEach(this::turn);
        json.writeEndArray();
    }

    /** Results come first, where the API demands them: right behind the calls. */
    private void turn(Turn turn) {
        json.writeStartObject();
        json.writeStringProperty("role", turn.role() == Role.USER ? "user" : "assistant");
        json.writeArrayPropertyStart("content");
        turn.parts().stream().filter(Part.ToolResult.class::isInstance).forEach(this::part);
        turn.parts().stream()
                .filter(part -> !(part instanceof Part.ToolResult))
                .forEach(this::part);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> blocks.text(text);
            case Part.Image(var source, _) -> blocks.image(source);
            case Part.ToolCall call -> blocks.toolUse(id(call.id()), call);
            case Part.ToolResult result -> result(result);
            case Part.Reasoning reasoning -> blocks.sealed(reasoning);
            case Part.Document _, Part.Audio _, Part.CachePoint _, Part.Opaque _ -> {}
        }
    }

    private void result(Part.ToolResult result) {
        json.writeStartObject();
        json.writeStringProperty("type", "tool_result");
        json.writeStringProperty("tool_use_id", id(result.callId()));
        if (result.content().size() == 1
                && result.content().getFirst() instanceof Part.Text(String text)) {
            json.writeStringProperty("content", text);
        } else if (!result.content().isEmpty()) {
            json.writeArrayPropertyStart("content");
            result.content().forEach(this::resultPart);
            json.writeEndArray();
        }
        if (result.error()) {
            json.writeBooleanProperty("is_error", true);
        }
        json.writeEndObject();
    }

    private void resultPart(Part part) {
        switch (part) {
            case Part.Text(String text) -> {
                if (!text.isBlank()) {
                    blocks.text(text);
                }
            }
            case Part.Image(var source, _) -> blocks.image(source);
            case Part.Opaque(String type) -> losses.add("messages[].content[].tool_result." + type);
            case Part.Document _ -> losses.add("messages[].content[].tool_result.document");
            case Part.Audio _ -> losses.add("messages[].content[].tool_result.audio");
            case Part.CachePoint _ -> losses.add("messages[].content[].tool_result.cache_control");
            case Part.Reasoning _, Part.ToolCall _, Part.ToolResult _ ->
                    losses.add("messages[].content[].tool_result");
        }
    }

    private static String id(String id) {
        return NOT_IN_ID.matcher(id).replaceAll("_");
    }
}
