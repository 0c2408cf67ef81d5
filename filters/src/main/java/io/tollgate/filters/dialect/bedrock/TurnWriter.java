package io.tollgate.filters.dialect.bedrock;

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

    private static final int LONGEST_ID = 64;
    private static final String RESULT = "messages[].content[].tool_result.";

    private final JsonGenerator json;
    private final BlockWriter blocks;
    private final BedrockModel model;
    private final Losses losses;

    TurnWriter(JsonGenerator json, BedrockModel model, Losses losses) {
        this.json = json;
        this.blocks = new BlockWriter(json);
        this.model = model;
        this.losses = losses;
    }

    void write(List<Turn> turns) {
        json.writeArrayPropertyStart("messages");
        turns.forEach(this::turn);
        json.writeEndArray();
    }

    /** Results come first, where models demand them: right behind the calls. */
    private void turn(Turn turn) {
        json.writeStartObject();
        json.writeStringProperty("role", turn.role() == Role.USER ? "user" : "assistant");
        json.writeArrayPropertyStart("content");
        boolean mixed = isMixed(turn.parts());
        if (mixed) {
            turn.parts().stream().filter(Part.ToolResult.class::isInstance).forEach(this::part);
        }
        boolean first = !mixed;
        for (Part part : turn.parts()) {
            if (mixed && part instanceof Part.ToolResult) {
                continue;
            }
            if (first && part instanceof Part.CachePoint) {
                losses.add("messages[].content[].cache_control");
            } else {
                part(part);
            }
            first = false;
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Whether a result stands behind something that is none. */
    private static boolean isMixed(List<Part> parts) {
        boolean other = false;
        for (Part part : parts) {
            if (part instanceof Part.ToolResult && other) {
                return true;
            }
            other |= !(part instanceof Part.ToolResult || part instanceof Part.CachePoint);
        }
        return false;
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> blocks.text(text);
            case Part.Image(var source, _) -> blocks.image(source);
            case Part.Document document -> blocks.document(document);
            case Part.Audio audio -> blocks.audio(audio);
            case Part.CachePoint cachePoint -> blocks.cachePoint(cachePoint, !model.isNova());
            case Part.Reasoning reasoning -> blocks.reasoning(reasoning);
            case Part.ToolCall call -> call(call);
            case Part.ToolResult result -> result(result);
            case Part.Opaque _ -> {}
        }
    }

    private void call(Part.ToolCall call) {
        blocks.start("toolUse");
        json.writeStringProperty("toolUseId", id(call.id()));
        json.writeStringProperty("name", call.name());
        json.writeName("input");
        json.writeTree(ToolInput.parse(call));
        blocks.end();
    }

    private void result(Part.ToolResult result) {
        blocks.start("toolResult");
        json.writeStringProperty("toolUseId", id(result.callId()));
        json.writeArrayPropertyStart("content");
        result.content().forEach(this::resultPart);
        json.writeEndArray();
        if (result.error() && model.knowsFailures()) {
            json.writeStringProperty("status", "error");
        } else if (result.error()) {
            losses.add(RESULT + "error");
        }
        blocks.end();
    }

    private void resultPart(Part part) {
        switch (part) {
            case Part.Text(String text) -> {
                if (!text.isBlank()) {
                    blocks.text(text);
                }
            }
            case Part.Image image -> {
                if (image.detail() != null) {
                    losses.add(RESULT + "image.detail");
                }
                if (Turn.isReadable(image, RESULT, losses)) {
                    blocks.image(image.source());
                }
            }
            case Part.Document document when Turn.isReadable(document) -> blocks.document(document);
            case Part.Document _,
                    Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Reasoning _,
                    Part.Opaque _ ->
                    losses.add(RESULT + part.word());
        }
    }

    /** What makes an id different stands at its end. */
    private static String id(String id) {
        String plain = NOT_IN_ID.matcher(id).replaceAll("_");
        return plain.substring(Math.max(0, plain.length() - LONGEST_ID));
    }
}
