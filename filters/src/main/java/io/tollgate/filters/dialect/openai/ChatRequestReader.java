package io.tollgate.filters.dialect.openai;

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

/**
 * Reads a chat completions request.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat
 *     completion</a>
 */
final class ChatRequestReader {

    /** Values of members that say what would be so without them. */
    static final Map<String, String> HARMLESS =
            Map.of(
                    "n", "1",
                    "store", "false",
                    "logprobs", "false",
                    "top_logprobs", "0",
                    "logit_bias", "{}",
                    "modalities", "[\"text\"]",
                    "verbosity", "\"medium\"",
                    "service_tier", "\"auto\"");

    private static final HarmlessDefaults DEFAULTS = new HarmlessDefaults(HARMLESS);

    private ChatRequestReader() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        String model = fields.requireText("model");
        Delivery delivery = DeliveryReader.read(fields, losses);
        List<Message> messages = ChatMessageReader.read(fields, losses);
        Tooling tooling = ChatToolingReader.read(fields, losses);
        Sampling sampling = SamplingReader.read(fields);
        Thinking thinking = EffortReader.read(fields);
        AnswerFormat format = ResponseFormatReader.read(fields, losses);
        String user = EndUser.take(fields, losses);
        DEFAULTS.takeFrom(fields, losses);
        losses.addAll(fields.rest());
        return new ChatRequest(
                model, delivery, messages, tooling, sampling, thinking, format, user);
    }
}
