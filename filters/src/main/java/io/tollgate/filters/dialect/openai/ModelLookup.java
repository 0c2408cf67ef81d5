package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.wire.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** One model. Its name is all that follows in the path, slashes included. */
final class ModelLookup implements Lookup {

    private final String prefix;

    /**
     * @param list the path of the list
     */
    ModelLookup(String list) {
        this.prefix = list + "/";
    }

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean matches(String path, RequestHeaders headers) {
        return path.length() > prefix.length()
                && path.startsWith(prefix)
                && !OpenAiClient.anthropic(headers);
    }

    @Override
    public Answer answer(Question question) {
        String name = question.path().substring(prefix.length());
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
        json.writeStringProperty("id", card.name());
        json.writeStringProperty("object", "model");
        json.writeNumberProperty("created", card.created().getEpochSecond());
        json.writeStringProperty("owned_by", card.provider());
        json.writeEndObject();
    }
}
