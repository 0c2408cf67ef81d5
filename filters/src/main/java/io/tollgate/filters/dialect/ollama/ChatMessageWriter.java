package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the messages. A message has one text, so its text parts become paragraphs; each tool
 * result is a message of its own.
 */
final class ChatMessageWriter {

    private static final String BETWEEN_PARTS = "\n\n";

    private final JsonGenerator json;
    private final Losses losses;

    /** Names of the tools called so far, by the call's id: other dialects' results name only it. */
    private final Map<String, String> tools = new HashMap<>();

    ChatMessageWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    void write(List<Message> messages) {
        json.writeArrayPropertyStart("messages");
        for (int at = 0; at < messages.size(); at++) {
            Message message = messages.get(at);
            List<WholeCall> calls = calls(message.parts(), at);
            calls.forEach(call -> tools.put(call.id(), call.name()));
            Texts.only(Part.ToolResult.class, message.parts()).forEach(this::result);
            said(message, calls);
        }
        json.writeEndArray();
    }

    private static List<WholeCall> calls(List<Part> parts, int message) {
        try {
            return WholeCall.all(parts);
        } catch (MalformedInput e) {
            throw new MalformedInput(
                    "messages[" + message + "]: expected a JSON object as arguments of a tool call",
                    e);
        }
    }

    private void result(Part.ToolResult result) {
        if (result.error()) {
            losses.add("messages[].content[].tool_result.error");
        }
        start("tool", result.content());
        images(result.content());
        String tool = result.toolName() == null ? tools.get(result.callId()) : result.toolName();
        if (tool != null) {
            json.writeStringProperty("tool_name", tool);
        }
        json.writeStringProperty("tool_call_id", result.callId());
        json.writeEndObject();
    }

    /** What is left of a message when its results are told; nothing is no message. */
    private void said(Message message, List<WholeCall> calls) {
        List<Part> parts =
                message.parts().stream()
                        .filter(part -> !(part instanceof Part.ToolResult))
                        .toList();
        if (parts.isEmpty() && !message.parts().isEmpty()) {
            return;
        }
        start(message.role().name().toLowerCase(Locale.ROOT), parts);
        String thought = Texts.thought(parts);
        if (!thought.isEmpty()) {
            json.writeStringProperty("thinking", thought);
        }
        images(parts);
        WholeCall.write(json, calls);
        json.writeEndObject();
    }

    private void start(String role, List<Part> parts) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
        json.writeStringProperty("content", Texts.spoken(parts, BETWEEN_PARTS));
    }

    private void images(List<Part> parts) {
        List<String> images = new ArrayList<>();
        for (Part part : parts) {
            String image = image(part);
            if (image != null) {
                images.add(image);
            }
        }
        if (!images.isEmpty()) {
            json.writeArrayPropertyStart("images");
            images.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    /** A part's picture, if it is one that can cross; what cannot is entered. */
    private @Nullable String image(Part part) {
        switch (part) {
            case Part.Image(ImageSource.Inline(_, String base64), _) -> {
                return base64;
            }
            case Part.Image _ -> losses.add("messages[].image_url");
            case Part.Document _ -> losses.add("messages[].content[].document");
            case Part.Audio _ -> losses.add("messages[].content[].audio");
            case Part.CachePoint _ -> losses.add("messages[].content[].cache_control");
            case Part.Opaque(String type) -> losses.add("messages[].content[]." + type);
            case Part.Reasoning thought when thought.seal() != null ->
                    losses.add("messages[].reasoning.seal");
            case Part.Text _, Part.Reasoning _, Part.ToolCall _, Part.ToolResult _ -> {}
        }
        return null;
    }
}
