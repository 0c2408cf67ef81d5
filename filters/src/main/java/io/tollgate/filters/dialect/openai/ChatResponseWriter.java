package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a chat completion. Thoughts go into {@code reasoning_content}, where DeepSeek, vLLM and
 * others put them and their clients look for them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The chat completion
 *     object</a>
 */
final class ChatResponseWriter {

    private ChatResponseWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", "chatcmpl-" + stamp.id());
                    json.writeStringProperty("object", "chat.completion");
                    json.writeNumberProperty("created", stamp.created().getEpochSecond());
                    json.writeStringProperty("model", response.model());
                    json.writeArrayPropertyStart("choices");
                    choice(json, response);
                    json.writeEndArray();
                    if (response.usage() != null) {
                        json.writeName("usage");
                        OpenAiUsage.write(json, response.usage());
                    }
                    json.writeEndObject();
                });
    }

    private static void choice(JsonGenerator json, ChatResponse response) {
        json.writeStartObject();
        json.writeNumberProperty("index", 0);
        json.writeObjectPropertyStart("message");
        message(json, response);
        json.writeEndObject();
        json.writeNullProperty("logprobs");
        json.writeStringProperty("finish_reason", FinishReasons.write(response.finish()));
        json.writeEndObject();
    }

    private static void message(JsonGenerator json, ChatResponse response) {
        List<Part.ToolCall> calls = Texts.only(Part.ToolCall.class, response.content());
        String text = Texts.spoken(response.content(), "");
        String thought = Texts.thought(response.content());
        json.writeStringProperty("role", "assistant");
        json.writeStringProperty("content", text.isEmpty() && !calls.isEmpty() ? null : text);
        json.writeNullProperty("refusal");
        if (!thought.isEmpty()) {
            json.writeStringProperty("reasoning_content", thought);
        }
        if (!calls.isEmpty()) {
            ToolCallWriter.write(json, calls);
        }
    }
}
