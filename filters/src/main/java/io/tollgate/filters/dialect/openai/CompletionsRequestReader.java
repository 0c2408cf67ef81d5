package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.EndUser;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads a legacy completions request: the prompt becomes the user's message.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/completions/create">Create
 *     completion</a>
 */
final class CompletionsRequestReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(
                    Map.of("n", "1", "best_of", "1", "echo", "false", "logit_bias", "{}"));

    private CompletionsRequestReader() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        String model = fields.requireText("model");
        Delivery delivery = DeliveryReader.read(fields, losses);
        Message message = Message.of(Message.Role.USER, prompt(fields));
        Sampling sampling = SamplingReader.read(fields);
        String user = EndUser.take(fields, losses);
        DEFAULTS.takeFrom(fields, losses);
        losses.addAll(fields.rest());
        return new ChatRequest(
                model, delivery, List.of(message), Tooling.NONE, sampling, null, null, user);
    }

    private static String prompt(JsonFields fields) {
        JsonNode prompt = fields.require("prompt", "a string");
        JsonNode only = prompt.isArray() && prompt.size() == 1 ? prompt.get(0) : prompt;
        if (!only.isString()) {
            throw fields.expected(
                    "prompt",
                    "a string or an array of one string"
                            + " (token arrays and batches of prompts do not cross)");
        }
        return only.stringValue();
    }
}
