package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a generate request as a conversation of one turn. A request without a prompt asks Ollama to
 * load the model and is refused, as {@link ChatRequestReader} says.
 */
final class GenerateRequestReader {

    private static final Set<String> DEFAULTS =
            Set.of("suffix", "template", "raw", "context", "logprobs", "top_logprobs");

    private GenerateRequestReader() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        List<Message> messages = new ArrayList<>();
        String system = Texts.take(fields, "system");
        if (system != null) {
            messages.add(Message.of(Role.SYSTEM, system));
        }
        messages.add(new Message(Role.USER, turn(fields)));
        ChatRequest request =
                new ChatRequest(
                        fields.requireText("model"),
                        ChatRequestReader.delivery(fields),
                        messages,
                        Tooling.NONE,
                        OptionsReader.read(fields, losses),
                        ThinkReader.read(fields),
                        FormatReader.read(fields),
                        null);
        HarmlessDefaults.take(fields, DEFAULTS, losses);
        losses.addAll(fields.rest());
        return request;
    }

    private static List<Part> turn(JsonFields fields) {
        List<Part> parts = new ArrayList<>(Images.take(fields));
        String prompt = Texts.take(fields, "prompt");
        if (prompt != null) {
            parts.add(new Part.Text(prompt));
        }
        if (parts.isEmpty()) {
            throw fields.expected(
                    "prompt", "a text; none loads a model, which Ollama alone can do");
        }
        return parts;
    }
}
