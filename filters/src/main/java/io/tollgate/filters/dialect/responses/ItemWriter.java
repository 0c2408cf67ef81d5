package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the items of an answer. SDKs refuse to read one that lacks a member which the API
 * promises, empty lists among them.
 */
final class ItemWriter {

    private final JsonGenerator json;

    ItemWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The id of the item that stands at {@code index}; parts that are no items have none. */
    static String id(Stamp stamp, int index, Part part) {
        String prefix =
                switch (part) {
                    case Part.ToolCall _ -> "fc_";
                    case Part.Reasoning _ -> "rs_";
                    case Part.Text _,
                            Part.Image _,
                            Part.Document _,
                            Part.Audio _,
                            Part.CachePoint _,
                            Part.ToolResult _,
                            Part.Opaque _ ->
                            "msg_";
                };
        return prefix + stamp.id() + index;
    }

    void item(String id, Part part, ItemStatus status) {
        switch (part) {
            case Part.Text(String text) -> message(id, text, status);
            case Part.ToolCall call -> call(id, call, status);
            case Part.Reasoning(String text, var seal) ->
                    reasoning(id, text, Seals.write(seal), status);
            case Part.Image _,
                    Part.Document _,
                    Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolResult _,
                    Part.Opaque _ -> {}
        }
    }

    private void message(String id, String text, ItemStatus status) {
        start(id, "message", status);
        json.writeStringProperty("role", "assistant");
        json.writeArrayPropertyStart("content");
        if (status != ItemStatus.IN_PROGRESS) {
            outputText(text);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The one content part that a message has. */
    void outputText(String text) {
        json.writeStartObject();
        json.writeStringProperty("type", "output_text");
        json.writeStringProperty("text", text);
        json.writeArrayPropertyStart("annotations");
        json.writeEndArray();
        json.writeArrayPropertyStart("logprobs");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void call(String id, Part.ToolCall call, ItemStatus status) {
        start(id, "function_call", status);
        json.writeStringProperty("call_id", call.id());
        json.writeStringProperty("name", call.name());
        json.writeStringProperty(
                "arguments", status == ItemStatus.IN_PROGRESS ? "" : arguments(call));
        json.writeEndObject();
    }

    /** Blank arguments are none; clients parse them as JSON, which "" is not. */
    static String arguments(Part.ToolCall call) {
        return call.arguments().isBlank() ? "{}" : call.arguments();
    }

    /**
     * Thoughts are written as summaries, which clients show to people: whether a provider gives the
     * thought itself or what it thinks fit to tell of it, no dialect says.
     */
    private void reasoning(String id, String text, @Nullable String sealed, ItemStatus status) {
        start(id, "reasoning", status);
        json.writeArrayPropertyStart("summary");
        if (!text.isEmpty()) {
            summaryText(text);
        }
        json.writeEndArray();
        if (sealed != null) {
            json.writeStringProperty("encrypted_content", sealed);
        }
        json.writeEndObject();
    }

    /** The one part of a summary. */
    void summaryText(String text) {
        json.writeStartObject();
        json.writeStringProperty("type", "summary_text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private void start(String id, String type, ItemStatus status) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeStringProperty("id", id);
        json.writeStringProperty("status", status.word());
    }
}
