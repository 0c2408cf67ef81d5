package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a chat request.
 *
 * @see <a href="https://docs.cohere.com/reference/chat">Chat API</a>
 */
final class ChatRequestReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(
                    Map.of(
                            "citation_options", "{\"mode\":\"OFF\"}",
                            "safety_mode", "\"OFF\"",
                            "logprobs", "false",
                            "priority", "0"));

    private ChatRequestReader() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        String model = fields.requireText("model");
        boolean stream = Boolean.TRUE.equals(fields.takeBoolean("stream"));
        List<Message> messages = ChatMessageReader.read(fields, losses);
        Tooling tooling = ToolingReader.read(fields, losses);
        Sampling sampling = sampling(fields);
        Thinking thinking = thinking(fields, losses);
        AnswerFormat format = format(fields, losses);
        DEFAULTS.takeFrom(fields, losses);
        losses.addAll(fields.rest());
        return new ChatRequest(
                model,
                new Delivery(stream, true),
                messages,
                tooling,
                sampling,
                thinking,
                format,
                null);
    }

    private static Sampling sampling(JsonFields fields) {
        return new Sampling(
                fields.takeDouble("temperature"),
                fields.takeDouble("p"),
                fields.takeInt("k"),
                fields.takeLong("seed"),
                fields.takeDouble("frequency_penalty"),
                fields.takeDouble("presence_penalty"),
                fields.takeInt("max_tokens"),
                stop(fields));
    }

    private static List<String> stop(JsonFields fields) {
        List<String> stop = new ArrayList<>();
        for (JsonNode text : fields.takeArray("stop_sequences")) {
            if (!text.isString()) {
                throw fields.expected("stop_sequences", "an array of strings");
            }
            stop.add(text.stringValue());
        }
        return stop;
    }

    private static @Nullable Thinking thinking(JsonFields request, Losses losses) {
        JsonFields thinking = request.takeObject("thinking");
        if (thinking == null) {
            return null;
        }
        Integer budget = thinking.takeInt("token_budget");
        Thinking read =
                switch (thinking.requireText("type")) {
                    case "enabled" -> new Thinking(true, null, budget);
                    case "disabled" -> Thinking.OFF;
                    default -> throw thinking.expected("type", "enabled or disabled");
                };
        losses.addAll(thinking.rest());
        return read;
    }

    private static @Nullable AnswerFormat format(JsonFields request, Losses losses) {
        JsonFields format = request.takeObject("response_format");
        if (format == null) {
            return null;
        }
        String type = format.requireText("type");
        JsonNode schema = format.take("json_schema");
        losses.addAll(format.rest());
        return switch (type) {
            case "text" -> null;
            case "json_object" ->
                    schema == null
                            ? new AnswerFormat.JsonObject()
                            : new AnswerFormat.JsonSchema(null, null, schema, null);
            default -> throw format.expected("type", "text or json_object");
        };
    }
}
