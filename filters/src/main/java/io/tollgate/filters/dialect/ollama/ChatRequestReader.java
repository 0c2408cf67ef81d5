package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import java.util.Set;

/**
 * Reads a chat request. An empty conversation asks Ollama to load the model; no other API can do
 * that, so it is refused here with words of its own rather than by a provider with worse ones.
 */
final class ChatRequestReader {

    private static final Set<String> DEFAULTS = Set.of("logprobs", "top_logprobs");

    private ChatRequestReader() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        List<Message> messages = new ChatMessageReader(losses).read(fields.takeObjects("messages"));
        if (messages.isEmpty()) {
            throw fields.expected(
                    "messages", "at least one; none loads a model, which Ollama alone can do");
        }
        ChatRequest request =
                new ChatRequest(
                        fields.requireText("model"),
                        delivery(fields),
                        messages,
                        ToolingReader.read(fields, losses),
                        OptionsReader.read(fields, losses),
                        ThinkReader.read(fields),
                        FormatReader.read(fields),
                        null);
        HarmlessDefaults.take(fields, DEFAULTS, losses);
        losses.addAll(fields.rest());
        return request;
    }

    /** Streams unless told not to; a stream always ends with what was used. */
    static Delivery delivery(JsonFields fields) {
        return new Delivery(!Boolean.FALSE.equals(fields.takeBoolean("stream")), true);
    }
}
