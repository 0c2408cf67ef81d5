package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what the model said before. Its thoughts are content to models that think; to the others a
 * thought before calls is the {@code tool_plan} that they make themselves, and any other is lost.
 *
 * @see <a href="https://docs.cohere.com/docs/tool-use-overview">Tool use</a>
 */
final class AssistantWriter {

    private final JsonGenerator json;
    private final boolean thinks;
    private final Losses losses;

    AssistantWriter(JsonGenerator json, boolean thinks, Losses losses) {
        this.json = json;
        this.thinks = thinks;
        this.losses = losses;
    }

    /** A turn of which only a thought is left says nothing that the API could hold. */
    void write(List<Part> parts) {
        String text = ContentWriter.text(parts);
        List<Part.ToolCall> calls = only(Part.ToolCall.class, parts);
        String thought =
                only(Part.Reasoning.class, parts).stream()
                        .map(Part.Reasoning::text)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("\n\n"));
        lost(parts, text, calls);
        if (text.isEmpty() && calls.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("role", "assistant");
        if (!thinks && !calls.isEmpty() && !thought.isEmpty()) {
            json.writeStringProperty("tool_plan", thought);
        }
        if (thinks && !thought.isEmpty()) {
            thoughtful(thought, text);
        } else if (!text.isEmpty()) {
            json.writeStringProperty("content", text);
        }
        if (!calls.isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            calls.forEach(call -> call(json, call));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void lost(List<Part> parts, String text, List<Part.ToolCall> calls) {
        boolean keepsThoughts = calls.isEmpty() ? thinks && !text.isEmpty() : true;
        for (Part part : parts) {
            if (part instanceof Part.Reasoning(String thought, Part.Seal seal)) {
                if (!keepsThoughts || thought.isEmpty()) {
                    losses.add("messages[].reasoning");
                } else if (seal != null) {
                    losses.add("messages[].reasoning.seal");
                }
            } else if (!(part instanceof Part.Text) && !(part instanceof Part.ToolCall)) {
                losses.add(ContentWriter.path(part));
            }
        }
    }

    private void thoughtful(String thought, String text) {
        json.writeArrayPropertyStart("content");
        json.writeStartObject();
        json.writeStringProperty("type", "thinking");
        json.writeStringProperty("thinking", thought);
        json.writeEndObject();
        if (!text.isEmpty()) {
            json.writeStartObject();
            json.writeStringProperty("type", "text");
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Blank arguments are none; both sides parse them as JSON, which "" is not. */
    static void call(JsonGenerator json, Part.ToolCall call) {
        json.writeStartObject();
        json.writeStringProperty("id", call.id());
        json.writeStringProperty("type", "function");
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static <P extends Part> List<P> only(Class<P> kind, List<Part> parts) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
