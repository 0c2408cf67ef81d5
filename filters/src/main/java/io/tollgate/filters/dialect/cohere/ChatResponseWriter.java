package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a whole answer. Thoughts are content, as those of Cohere's thinking models are.
 *
 * @see <a href="https://docs.cohere.com/reference/chat#response">Chat API, response</a>
 */
final class ChatResponseWriter {

    private ChatResponseWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", stamp.id());
                    json.writeObjectPropertyStart("message");
                    json.writeStringProperty("role", "assistant");
                    content(json, response.content());
                    calls(json, response.content());
                    json.writeEndObject();
                    json.writeStringProperty(
                            "finish_reason", FinishReasons.word(response.finish()));
                    CohereUsage.write(json, response.usage());
                    json.writeEndObject();
                });
    }

    private static void content(JsonGenerator json, List<Part> parts) {
        json.writeArrayPropertyStart("content");
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String text) -> part(json, "text", text);
                case Part.Reasoning(String text, _) when !text.isEmpty() ->
                        part(json, "thinking", text);
                default -> {}
            }
        }
        json.writeEndArray();
    }

    /** A piece of content, the beginning of a streamed one included. */
    static void part(JsonGenerator json, String type, String words) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeStringProperty(type, words);
        json.writeEndObject();
    }

    private static void calls(JsonGenerator json, List<Part> parts) {
        if (parts.stream().noneMatch(Part.ToolCall.class::isInstance)) {
            return;
        }
        json.writeArrayPropertyStart("tool_calls");
        for (Part part : parts) {
            if (part instanceof Part.ToolCall call) {
                AssistantWriter.call(json, call);
            }
        }
        json.writeEndArray();
    }
}
