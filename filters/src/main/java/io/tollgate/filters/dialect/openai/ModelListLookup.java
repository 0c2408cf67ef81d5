package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.wire.Json;
import java.util.List;

/** The models on offer. */
final class ModelListLookup implements Lookup {

    private final String at;

    /**
     * @param at its path
     */
    ModelListLookup(String at) {
        this.at = at;
    }

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean matches(String path, RequestHeaders headers) {
        return path.equals(at) && !OpenAiClient.anthropic(headers);
    }

    @Override
    public Answer answer(Question question) {
        return Answer.json(
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("object", "list");
                            json.writeArrayPropertyStart("data");
                            question.models().forEach(card -> ModelLookup.write(json, card));
                            json.writeEndArray();
                            json.writeEndObject();
                        }));
    }
}
