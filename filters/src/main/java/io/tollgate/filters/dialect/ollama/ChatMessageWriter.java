package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.DocumentSource;
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
        List<Part> content = sayable(result.content(), "messages[].content[].tool_result.");
        start("tool", content);
        images(content);
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
        if (message.name() != null) {
            losses.add("messages[].name");
        }
        parts = sayable(parts, "messages[].content[].");
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

    /**
     * Those of the parts that a message can hold, a document of plain text as the text that it is.
     *
     * @param path what stands before the name of those that it cannot, which are entered as losses
     */
    private List<Part> sayable(List<Part> parts, String path) {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Text _, Part.ToolCall _, Part.ToolResult _ -> kept.add(part);
                case Part.Image(ImageSource.Inline _, String detail) -> {
                    kept.add(part);
                    if (detail != null) {
                        losses.add(path + "image.detail");
                    }
                }
                case Part.Document(DocumentSource.Plain(String text), _) ->
                        kept.add(new Part.Text(text));
                case Part.Reasoning thought -> {
                    kept.add(thought);
                    if (thought.seal() != null) {
                        losses.add("messages[].reasoning.seal");
                    }
                }
                case Part.Image _ -> losses.add(path + "image_url");
                case Part.Document _ -> losses.add(path + "document");
                case Part.Audio _ -> losses.add(path + "audio");
                case Part.CachePoint _ -> losses.add(path + "cache_control");
                case Part.Opaque(String type) -> losses.add(path + type);
            }
        }
        return kept;
    }

    private void images(List<Part> parts) {
        List<String> images = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Image(ImageSource.Inline(_, String base64), _)) {
                images.add(base64);
            }
        }
        if (!images.isEmpty()) {
            json.writeArrayPropertyStart("images");
            images.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
