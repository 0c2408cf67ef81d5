package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.wire.Json;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** One model. Its name is all that follows in the path, slashes included. */
final class ModelLookup implements Lookup {

    private static final String PREFIX = ModelListLookup.PATH + "/";

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean matches(String path, RequestHeaders headers) {
        return path.length() > PREFIX.length()
                && path.startsWith(PREFIX)
                && AnthropicClient.versioned(headers);
    }

    @Override
    public Answer answer(Question question) {
        String name = question.path().substring(PREFIX.length());
        ModelCard card =
                question.models().stream()
                        .filter(model -> model.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(name));
        return Answer.json(Json.write(json -> write(json, card)));
    }

    private static GatewayException unknown(String name) {
        return new GatewayException(
                GatewayError.Kind.MODEL_NOT_FOUND,
                "The model '" + name + "' does not exist or you have no access to it.");
    }

    static void write(JsonGenerator json, ModelCard card) {
        json.writeStartObject();
        json.writeStringProperty("type", "model");
        json.writeStringProperty("id", card.name());
        json.writeStringProperty("display_name", card.name());
        json.writeStringProperty(
                "created_at", card.created().truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeEndObject();
    }
}
