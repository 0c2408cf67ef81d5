package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
        turns.forEach(turn -> turn(turn.role(), MarkedPart.of(turn.parts(), losses)));
        json.writeEndArray();
    }

    /** Results come first, where the API demands them: right behind the calls. */
    private void turn(Role role, List<MarkedPart> parts) {
        json.writeStartObject();
        json.writeStringProperty("role", role == Role.USER ? "user" : "assistant");
        json.writeArrayPropertyStart("content");
        parts.stream().filter(TurnWriter::isResult).forEach(this::part);
        parts.stream().filter(part -> !isResult(part)).forEach(this::part);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static boolean isResult(MarkedPart part) {
        return part.part() instanceof Part.ToolResult;
    }

    private void part(MarkedPart marked) {
        Part.CachePoint cachePoint = marked.cachePoint();
        switch (marked.part()) {
            case Part.Text(String text) -> blocks.text(text, cachePoint);
            case Part.Image(var source, _) -> blocks.image(source, cachePoint);
            case Part.Document document -> blocks.document(document, cachePoint);
            case Part.ToolCall call -> blocks.toolUse(id(call.id()), call, cachePoint);
            case Part.ToolResult result -> result(result, cachePoint);
            case Part.Reasoning reasoning -> blocks.sealed(reasoning);
            case Part.Audio _, Part.CachePoint _, Part.Opaque _ -> {}
        }
    }

    private void result(Part.ToolResult result, Part.@Nullable CachePoint cachePoint) {
        json.writeStartObject();
        json.writeStringProperty("type", "tool_result");
        json.writeStringProperty("tool_use_id", id(result.callId()));
        if (result.content().size() == 1
                && result.content().getFirst() instanceof Part.Text(String text)) {
            json.writeStringProperty("content", text);
        } else if (!result.content().isEmpty()) {
            json.writeArrayPropertyStart("content");
            MarkedPart.of(result.content(), losses).forEach(this::resultPart);
            json.writeEndArray();
        }
        if (result.error()) {
            json.writeBooleanProperty("is_error", true);
        }
        CacheControl.write(json, cachePoint);
        json.writeEndObject();
    }

    private void resultPart(MarkedPart marked) {
        switch (Documents.readable(marked.part())) {
            case Part.Text(String text) -> {
                if (!text.isBlank()) {
                    blocks.text(text, marked.cachePoint());
                }
            }
            case Part.Image(var source, String detail) -> {
                blocks.image(source, marked.cachePoint());
                if (detail != null) {
                    losses.add("messages[].content[].tool_result.image.detail");
                }
            }
            case Part.Document document when Documents.isReadable(document) ->
                    blocks.document(document, marked.cachePoint());
            case Part.Opaque(String type) -> losses.add("messages[].content[].tool_result." + type);
            case Part.Document _ -> losses.add("messages[].content[].tool_result.document");
            case Part.Audio _ -> losses.add("messages[].content[].tool_result.audio");
            case Part.Reasoning _, Part.ToolCall _, Part.ToolResult _, Part.CachePoint _ ->
                    losses.add("messages[].content[].tool_result");
        }
    }

    private static String id(String id) {
        return NOT_IN_ID.matcher(id).replaceAll("_");
    }
}
