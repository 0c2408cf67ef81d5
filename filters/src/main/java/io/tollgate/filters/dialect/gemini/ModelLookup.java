package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.wire.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * One model. Its name is all that follows in the path, slashes included.
 *
 * @param list where the models are listed
 * @see <a href="https://ai.google.dev/api/models">Models</a>
 */
record ModelLookup(String list) implements Lookup {

    private static final List<String> METHODS =
            GeminiFaces.VERBS.stream().map(verb -> verb.substring(1)).toList();

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean matches(String path, RequestHeaders headers) {
        return path.length() > list.length() + 1
                && path.startsWith(list + "/")
                && GeminiClient.asks(path, headers);
    }

    @Override
    public Answer answer(Question question) {
        String name = question.path().substring(list.length() + 1);
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
                "The model 'models/" + name + "' does not exist or you have no access to it.");
    }

    static void write(JsonGenerator json, ModelCard card) {
        json.writeStartObject();
        json.writeStringProperty("name", "models/" + card.name());
        json.writeStringProperty("displayName", card.name());
        json.writeStringProperty("description", "Served by " + card.provider() + ".");
        json.writeArrayPropertyStart("supportedGenerationMethods");
        METHODS.forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}
