package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.wire.Json;
import tools.jackson.core.JsonGenerator;

/** Writes vectors, in the shapes of {@code /api/embed} and of its predecessor. */
final class EmbedResponseWriter {

    private EmbedResponseWriter() {}

    static byte[] write(EmbeddingResponse response, EmbeddingRequest request) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("model", request.model());
                    json.writeArrayPropertyStart("embeddings");
                    response.vectors().forEach(vector -> vector(json, vector));
                    json.writeEndArray();
                    if (response.usage() != null) {
                        json.writeNumberProperty(
                                "prompt_eval_count", response.usage().totalInput());
                    }
                    json.writeEndObject();
                });
    }

    static byte[] writeLegacy(EmbeddingResponse response, EmbeddingRequest request) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeName("embedding");
                    vector(json, response.vectors().getFirst());
                    json.writeEndObject();
                });
    }

    private static void vector(JsonGenerator json, float[] vector) {
        json.writeStartArray();
        for (float number : vector) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}
