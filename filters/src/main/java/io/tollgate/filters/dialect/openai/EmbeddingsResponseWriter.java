package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the list of vectors. */
final class EmbeddingsResponseWriter {

    private EmbeddingsResponseWriter() {}

    static byte[] write(EmbeddingResponse response, EmbeddingRequest request) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("object", "list");
                    json.writeArrayPropertyStart("data");
                    for (int at = 0; at < response.vectors().size(); at++) {
                        vector(json, at, response.vectors().get(at), request.base64());
                    }
                    json.writeEndArray();
                    json.writeStringProperty("model", response.model());
                    usage(json, response.usage());
                    json.writeEndObject();
                });
    }

    private static void vector(JsonGenerator json, int index, float[] vector, boolean base64) {
        json.writeStartObject();
        json.writeStringProperty("object", "embedding");
        json.writeNumberProperty("index", index);
        json.writeName("embedding");
        if (base64) {
            json.writeString(VectorBytes.encode(vector));
        } else {
            json.writeStartArray();
            for (float number : vector) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Typed clients demand the counts, and there are none of what nobody reported. */
    private static void usage(JsonGenerator json, @Nullable TokenUsage usage) {
        long tokens = usage == null ? 0 : usage.totalInput();
        json.writeObjectPropertyStart("usage");
        json.writeNumberProperty("prompt_tokens", tokens);
        json.writeNumberProperty("total_tokens", tokens);
        json.writeEndObject();
    }
}
