package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Embeddings as Ollama makes them.
 *
 * @see <a href="https://docs.ollama.com/api/embed">Generate embeddings</a>
 */
final class OllamaEmbeddings implements EmbeddingDialect {

    @Override
    public ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses) {
        if (request.endUser() != null) {
            losses.add("user");
        }
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("model", model.name());
                            json.writeArrayPropertyStart("input");
                            request.texts().forEach(json::writeString);
                            json.writeEndArray();
                            if (request.dimensions() != null) {
                                json.writeNumberProperty("dimensions", request.dimensions());
                            }
                            if (request.truncate() != null) {
                                json.writeBooleanProperty("truncate", request.truncate());
                            }
                            json.writeEndObject();
                        });
        return new ProviderRequest(OllamaFaces.EMBED_PATH, body);
    }

    @Override
    public EmbeddingResponse read(byte[] body) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode vector : fields.takeArray("embeddings")) {
            vectors.add(vector(fields, vector));
        }
        return new EmbeddingResponse(
                Objects.requireNonNullElse(fields.takeText("model"), ""),
                vectors,
                OllamaUsage.take(fields));
    }

    private static float[] vector(JsonFields fields, JsonNode numbers) {
        float[] vector = new float[numbers.size()];
        for (int at = 0; at < vector.length; at++) {
            if (!numbers.path(at).isNumber()) {
                throw fields.expected("embeddings", "arrays of numbers");
            }
            vector[at] = numbers.path(at).floatValue();
        }
        return vector;
    }
}
