package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.EndUser;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request to create a response.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/create">Create a model
 *     response</a>
 */
final class ResponsesRequestReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(
                    Map.of(
                            "metadata", "{}",
                            "truncation", "\"disabled\"",
                            "service_tier", "\"auto\"",
                            "stream_options", "{\"include_obfuscation\":false}",
                            "top_logprobs", "0"));

    /** What an answer carries wherever its provider gives it, asked for or not. */
    private static final String ENCRYPTED_THOUGHTS = "reasoning.encrypted_content";

    private ResponsesRequestReader() {}

    /**
     * @throws io.tollgate.filters.dialect.GatewayException if the request leans on what only its
     *     own provider remembers
     */
    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        Remembered.refuse(fields);
        String model = fields.requireText("model");
        Delivery delivery = new Delivery(Boolean.TRUE.equals(fields.takeBoolean("stream")), true);
        List<Message> messages = new InputReader(losses).read(fields);
        Tooling tooling = ToolingReader.read(fields, losses);
        Sampling sampling = sampling(fields);
        Thinking thinking = ThinkingReader.read(fields, losses);
        AnswerFormat format = FormatReader.read(fields, losses);
        String user = EndUser.take(fields, losses);
        rest(fields, losses);
        return new ChatRequest(
                model, delivery, messages, tooling, sampling, thinking, format, user);
    }

    private static Sampling sampling(JsonFields fields) {
        return new Sampling(
                fields.takeDouble("temperature"),
                fields.takeDouble("top_p"),
                null,
                null,
                null,
                null,
                fields.takeInt("max_output_tokens"),
                List.of());
    }

    /** That an answer may be stored is a permission; nothing is lost if it is not. */
    private static void rest(JsonFields fields, Losses losses) {
        fields.takeBoolean("store");
        for (JsonNode included : fields.takeArray("include")) {
            if (!included.stringValue("").equals(ENCRYPTED_THOUGHTS)) {
                losses.add("include");
            }
        }
        DEFAULTS.takeFrom(fields, losses);
        losses.addAll(fields.rest());
    }
}
