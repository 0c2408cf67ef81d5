package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the messages. Content of text alone is one string, since many compatible servers know no
 * other; parts of it are paragraphs.
 */
final class ChatMessageWriter {

    private static final String BETWEEN_PARTS = "\n\n";

    private final JsonGenerator json;
    private final Losses losses;

    ChatMessageWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    void write(List<Message> messages) {
        json.writeArrayPropertyStart("messages");
        for (Message message : messages) {
            message.parts().forEach(part -> enterLoss(message.role(), part));
            switch (message.role()) {
                case SYSTEM -> system(message.parts());
                case USER -> user(message.parts());
                case ASSISTANT -> assistant(message.parts());
            }
        }
        json.writeEndArray();
    }

    private void enterLoss(Message.Role role, Part part) {
        switch (part) {
            case Part.Reasoning _ -> losses.add("messages[].reasoning");
            case Part.Opaque(String type) -> losses.add("messages[].content[]." + type);
            case Part.Image _ when role != Message.Role.USER ->
                    losses.add("messages[].content[].image");
            case Part.Document _ -> losses.add("messages[].content[].document");
            case Part.Audio _ -> losses.add("messages[].content[].audio");
            case Part.CachePoint _ -> losses.add("messages[].content[].cache_control");
            case Part.ToolResult result -> result.content().forEach(this::enterResultLoss);
            case Part.Text _, Part.Image _, Part.ToolCall _ -> {}
        }
    }

    /** A tool message holds text only. */
    private void enterResultLoss(Part part) {
        switch (part) {
            case Part.Text _ -> {}
            case Part.Opaque(String type) -> losses.add("messages[].content[].tool_result." + type);
            case Part.Image _ -> losses.add("messages[].content[].tool_result.image");
            case Part.Document _ -> losses.add("messages[].content[].tool_result.document");
            case Part.Audio _ -> losses.add("messages[].content[].tool_result.audio");
            case Part.CachePoint _ -> losses.add("messages[].content[].tool_result.cache_control");
            case Part.Reasoning _, Part.ToolCall _, Part.ToolResult _ ->
                    losses.add("messages[].content[].tool_result");
        }
    }

    private void system(List<Part> parts) {
        start("system");
        json.writeStringProperty("content", text(parts));
        json.writeEndObject();
    }

    /** Results come first: the API wants them right behind the message that made the calls. */
    private void user(List<Part> parts) {
        Texts.only(Part.ToolResult.class, parts).forEach(this::result);
        boolean pictures = parts.stream().anyMatch(Part.Image.class::isInstance);
        if (pictures) {
            start("user");
            json.writeArrayPropertyStart("content");
            parts.forEach(this::part);
            json.writeEndArray();
            json.writeEndObject();
        } else if (parts.stream().anyMatch(Part.Text.class::isInstance)) {
            start("user");
            json.writeStringProperty("content", text(parts));
            json.writeEndObject();
        }
    }

    private void result(Part.ToolResult result) {
        start("tool");
        json.writeStringProperty("tool_call_id", result.callId());
        json.writeStringProperty("content", text(result.content()));
        json.writeEndObject();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> {
                json.writeStartObject();
                json.writeStringProperty("type", "text");
                json.writeStringProperty("text", text);
                json.writeEndObject();
            }
            case Part.Image(ImageSource source, _) -> {
                json.writeStartObject();
                json.writeStringProperty("type", "image_url");
                json.writeObjectPropertyStart("image_url");
                json.writeStringProperty("url", url(source));
                json.writeEndObject();
                json.writeEndObject();
            }
            case Part.Document _,
                    Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Reasoning _,
                    Part.Opaque _ -> {}
        }
    }

    private static String url(ImageSource source) {
        return switch (source) {
            case ImageSource.Url(String url) -> url;
            case ImageSource.Inline(String mediaType, String base64) ->
                    "data:" + mediaType + ";base64," + base64;
        };
    }

    /** A turn of which only the thought is left says nothing that the API could hold. */
    private void assistant(List<Part> parts) {
        List<Part.ToolCall> calls = Texts.only(Part.ToolCall.class, parts);
        String text = text(parts);
        if (text.isEmpty() && calls.isEmpty()) {
            return;
        }
        start("assistant");
        json.writeStringProperty("content", text.isEmpty() ? null : text);
        if (!calls.isEmpty()) {
            ToolCallWriter.write(json, calls);
        }
        json.writeEndObject();
    }

    private void start(String role) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
    }

    private static String text(List<Part> parts) {
        return Texts.spoken(parts, BETWEEN_PARTS);
    }
}
