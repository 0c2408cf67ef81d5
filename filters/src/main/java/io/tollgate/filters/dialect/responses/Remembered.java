package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.wire.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * What a request leaves to the memory of the provider that answered before. Another provider has
 * never heard of it; to answer without it would be to answer another question.
 */
final class Remembered {

    private Remembered() {}

    static void refuse(JsonFields request) {
        refuse(request, "previous_response_id");
        refuse(request, "conversation");
        if (request.take("prompt") != null) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "prompt: the provider of this model does not keep prompts."
                            + " Send its text in 'instructions' and 'input'.");
        }
        JsonNode background = request.take("background");
        if (background != null && !(background.isBoolean() && !background.booleanValue())) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "background: the provider of this model cannot answer in the background."
                            + " Leave it out, and wait for the answer or stream it.");
        }
    }

    private static void refuse(JsonFields request, String name) {
        if (request.take(name) != null) {
            throw elsewhere(request.path(name));
        }
    }

    /** A refusal of the field at {@code path}. */
    static GatewayException elsewhere(String path) {
        return new GatewayException(
                Kind.INVALID_REQUEST,
                path
                        + ": the provider of this model does not keep conversations."
                        + " Leave it out and send the whole conversation in 'input'.");
    }
}
