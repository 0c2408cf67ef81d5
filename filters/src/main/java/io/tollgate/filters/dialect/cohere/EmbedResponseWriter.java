package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.wire.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/**
 * Writes vectors by their type, of which there is one.
 *
 * @see <a href="https://docs.cohere.com/reference/embed#response">Embed API, response</a>
 */
final class EmbedResponseWriter {

    private EmbedResponseWriter() {}

    static byte[] write(EmbeddingResponse response, EmbeddingRequest request) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", UUID.randomUUID().toString());
                    json.writeObjectPropertyStart("embeddings");
                    json.writeArrayPropertyStart(request.base64() ? "base64" : "float");
                    response.vectors().forEach(vector -> vector(json, vector, request.base64()));
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeArrayPropertyStart("texts");
                    request.texts().forEach(json::writeString);
                    json.writeEndArray();
                    meta(json, response);
                    json.writeStringProperty("response_type", "embeddings_by_type");
                    json.writeEndObject();
                });
    }

    private static void vector(JsonGenerator json, float[] vector, boolean base64) {
        if (base64) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(vector);
            json.writeString(Base64.getEncoder().encodeToString(bytes.array()));
            return;
        }
        json.writeStartArray();
        for (float number : vector) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static void meta(JsonGenerator json, EmbeddingResponse response) {
        json.writeObjectPropertyStart("meta");
        json.writeObjectPropertyStart("api_version");
        json.writeStringProperty("version", "2");
        json.writeEndObject();
        if (response.usage() != null) {
            json.writeObjectPropertyStart("billed_units");
            json.writeNumberProperty("input_tokens", response.usage().totalInput());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
