package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes vectors. */
final class EmbedWriter {

    private EmbedWriter() {}

    static byte[] one(EmbeddingResponse response, EmbeddingRequest request) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeName("embedding");
                    vector(json, response.vectors().getFirst());
                    usage(json, response.usage());
                    json.writeEndObject();
                });
    }

    static byte[] batch(EmbeddingResponse response, EmbeddingRequest request) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("embeddings");
                    response.vectors().forEach(vector -> vector(json, vector));
                    json.writeEndArray();
                    usage(json, response.usage());
                    json.writeEndObject();
                });
    }

    private static void vector(JsonGenerator json, float[] vector) {
        json.writeStartObject();
        json.writeArrayPropertyStart("values");
        for (float number : vector) {
            json.writeNumber(number);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void usage(JsonGenerator json, @Nullable TokenUsage usage) {
        if (usage != null) {
            json.writeObjectPropertyStart(GeminiUsage.NAME);
            json.writeNumberProperty("promptTokenCount", usage.totalInput());
            json.writeEndObject();
        }
    }
}
