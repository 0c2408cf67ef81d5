package io.tollgate.filters.dialect.anthropic;

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
 * Reads a Messages request.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Create a message</a>
 */
final class MessagesRequestReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("service_tier", "\"auto\""));

    private MessagesRequestReader() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        String model = fields.requireText("model");
        Delivery delivery = new Delivery(Boolean.TRUE.equals(fields.takeBoolean("stream")), true);
        List<Message> messages = new MessageReader(losses).read(fields);
        Tooling tooling = ToolingReader.read(fields, losses);
        Sampling sampling = sampling(fields);
        OutputConfig output = OutputConfig.take(fields, losses);
        Thinking thinking = ThinkingReader.read(fields, output.effort(), losses);
        String user = endUser(fields, losses);
        DEFAULTS.takeFrom(fields, losses);
        losses.addAll(fields.rest());
        return new ChatRequest(
                model, delivery, messages, tooling, sampling, thinking, output.format(), user);
    }

    private static @Nullable String endUser(JsonFields fields, Losses losses) {
        JsonFields metadata = fields.takeObject("metadata");
        if (metadata == null) {
            return null;
        }
        String user = metadata.takeText("user_id");
        losses.addAll(metadata.rest());
        return user;
    }

    private static Sampling sampling(JsonFields fields) {
        return new Sampling(
                fields.takeDouble("temperature"),
                fields.takeDouble("top_p"),
                fields.takeInt("top_k"),
                null,
                null,
                null,
                fields.takeInt("max_tokens"),
                stop(fields));
    }

    private static List<String> stop(JsonFields fields) {
        List<String> stop = new ArrayList<>();
        for (JsonNode sequence : fields.takeArray("stop_sequences")) {
            if (!sequence.isString()) {
                throw fields.expected("stop_sequences", "an array of strings");
            }
            stop.add(sequence.stringValue());
        }
        return stop;
    }
}
