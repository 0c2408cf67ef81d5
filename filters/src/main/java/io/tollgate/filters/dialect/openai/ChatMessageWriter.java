package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the messages. Content of text alone is one string, since many compatible servers know no
 * other; parts of it are paragraphs.
 */
final class ChatMessageWriter {

    private static final String BETWEEN_PARTS = "\n\n";
    private static final String IN_MESSAGE = "messages[].content[].";
    private static final String IN_RESULT = "messages[].content[].tool_result";

    private final JsonGenerator json;
    private final Tolerance tolerance;
    private final Losses losses;
    private final ChatPartWriter partWriter;

    ChatMessageWriter(JsonGenerator json, Tolerance tolerance, Losses losses) {
        this.json = json;
        this.tolerance = tolerance;
        this.losses = losses;
        this.partWriter = new ChatPartWriter(json, tolerance, losses);
    }

    void write(List<Message> messages) {
        json.writeArrayPropertyStart("messages");
        messages.forEach(this::message);
        json.writeEndArray();
        if (!tolerance.prefill() && !messages.isEmpty() && messages.getLast().beginsAnswer()) {
            losses.add("messages[].prefill");
        }
    }

    private void message(Message message) {
        switch (message.role()) {
            case SYSTEM -> system(message);
            case USER -> user(message);
            case ASSISTANT -> assistant(message);
        }
    }

    private void system(Message message) {
        message.parts().stream().filter(part -> !(part instanceof Part.Text)).forEach(this::lost);
        start("system", message.name());
        json.writeStringProperty("content", text(message.parts()));
        json.writeEndObject();
    }

    private void lost(Part part) {
        losses.add(
                part instanceof Part.Reasoning ? "messages[].reasoning" : IN_MESSAGE + part.word());
    }

    /**
     * Results come first: the API wants them right behind the message that made the calls. What of
     * them is no text follows in the user's name, since a tool's message holds text only.
     */
    private void user(Message message) {
        List<Part> media = new ArrayList<>();
        List<Part> said = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                result(result, media);
            } else {
                said.add(part);
            }
        }
        media.addAll(partWriter.sayable(said, IN_MESSAGE));
        if (!media.isEmpty()) {
            start("user", message.name());
            content(media);
            json.writeEndObject();
        }
    }

    private void content(List<Part> parts) {
        json.writeName("content");
        if (parts.stream().anyMatch(ChatPartWriter::isMedia)) {
            partWriter.list(parts);
        } else {
            json.writeString(text(parts));
        }
    }

    private void result(Part.ToolResult result, List<Part> media) {
        if (result.error()) {
            losses.add(IN_RESULT + ".error");
        }
        List<Part> content = partWriter.sayable(result.content(), IN_RESULT + ".");
        start("tool", null);
        json.writeStringProperty("tool_call_id", result.callId());
        json.writeStringProperty("content", text(content));
        json.writeEndObject();
        List<Part> shown = content.stream().filter(ChatPartWriter::isMedia).toList();
        if (!shown.isEmpty()) {
            media.add(new Part.Text("Result of the tool call " + result.callId() + ":"));
            media.addAll(shown);
        }
    }

    /** A turn of which only the thought is left says nothing that the API could hold. */
    private void assistant(Message message) {
        List<Part> parts = message.parts();
        parts.stream()
                .filter(part -> !(part instanceof Part.Text || part instanceof Part.ToolCall))
                .filter(part -> !(part instanceof Part.Reasoning && tolerance.thoughts()))
                .forEach(this::lost);
        List<Part.ToolCall> calls = Texts.only(Part.ToolCall.class, parts);
        String text = text(parts);
        if (text.isEmpty() && calls.isEmpty()) {
            return;
        }
        start("assistant", message.name());
        json.writeStringProperty("content", text.isEmpty() ? null : text);
        if (tolerance.thoughts()) {
            thoughts(Texts.only(Part.Reasoning.class, parts));
        }
        if (!calls.isEmpty()) {
            ToolCallWriter.write(json, calls);
        }
        json.writeEndObject();
    }

    /** What seals a thought has its text as well. */
    private void thoughts(List<Part.Reasoning> thoughts) {
        for (Part.Reasoning thought : thoughts) {
            Part.Seal seal = thought.seal();
            if (seal != null && seal.dialect().equals(tolerance.sealer())) {
                ReasoningDetails.write(json, seal);
                return;
            }
        }
        String text = Texts.thought(List.copyOf(thoughts));
        if (!text.isEmpty()) {
            json.writeStringProperty("reasoning_content", text);
        }
    }

    private void start(String role, @Nullable String name) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
        if (name != null) {
            json.writeStringProperty("name", name);
        }
    }

    private static String text(List<Part> parts) {
        return Texts.spoken(parts, BETWEEN_PARTS);
    }
}
