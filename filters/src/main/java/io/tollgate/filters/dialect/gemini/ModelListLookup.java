package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.wire.Json;
import java.util.List;

/**
 * The models on offer, all on one page.
 *
 * @param path such as {@code /v1beta/models}
 */
record ModelListLookup(String path) implements Lookup {

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean matches(String requested, RequestHeaders headers) {
        return requested.equals(path) && GeminiClient.asks(requested, headers);
    }

    @Override
    public Answer answer(Question question) {
        return Answer.json(
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayPropertyStart("models");
                            question.models().forEach(card -> ModelLookup.write(json, card));
                            json.writeEndArray();
                            json.writeEndObject();
                        }));
    }
}
