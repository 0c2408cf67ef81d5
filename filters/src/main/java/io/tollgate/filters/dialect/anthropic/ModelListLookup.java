package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.wire.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The models on offer, all on one page: a gateway declares fewer than a page of Anthropic's holds.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/models-list">List models</a>
 */
final class ModelListLookup implements Lookup {

    static final String PATH = "/v1/models";

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean matches(String path, RequestHeaders headers) {
        return path.equals(PATH) && AnthropicClient.versioned(headers);
    }

    @Override
    public Answer answer(Question question) {
        return Answer.json(Json.write(json -> write(json, question.models())));
    }

    private static void write(JsonGenerator json, List<ModelCard> models) {
        json.writeStartObject();
        json.writeArrayPropertyStart("data");
        models.forEach(card -> ModelLookup.write(json, card));
        json.writeEndArray();
        json.writeBooleanProperty("has_more", false);
        json.writeStringProperty("first_id", models.isEmpty() ? null : models.getFirst().name());
        json.writeStringProperty("last_id", models.isEmpty() ? null : models.getLast().name());
        json.writeEndObject();
    }
}
