package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeddings as Vertex AI makes them: predictions about instances.
 *
 * @see <a href=
 *     "https://docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api">Text
 *     embeddings API</a>
 */
final class VertexEmbeddings implements EmbeddingDialect {

    private final VertexProvider provider;

    VertexEmbeddings(VertexProvider provider) {
        this.provider = provider;
    }

    @Override
    public ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses) {
        if (request.endUser() != null) {
            losses.add("user");
        }
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayPropertyStart("instances");
                            for (String text : request.texts()) {
                                json.writeStartObject();
                                json.writeStringProperty("content", text);
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                            json.writeObjectPropertyStart("parameters");
                            if (request.dimensions() != null) {
                                json.writeNumberProperty(
                                        "outputDimensionality", request.dimensions());
                            }
                            if (request.truncate() != null) {
                                json.writeBooleanProperty("autoTruncate", request.truncate());
                            }
                            json.writeEndObject();
                            json.writeEndObject();
                        });
        return provider.post(model.name(), ":predict", body);
    }

    @Override
    public EmbeddingResponse read(byte[] body) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        List<float[]> vectors = new ArrayList<>();
        long tokens = 0;
        for (JsonFields prediction : fields.takeObjects("predictions")) {
            JsonFields embeddings = prediction.takeObject("embeddings");
            if (embeddings == null) {
                throw prediction.expected("embeddings", "an object");
            }
            vectors.add(Vectors.take(embeddings));
            JsonFields statistics = embeddings.takeObject("statistics");
            Double counted = statistics == null ? null : statistics.takeDouble("token_count");
            tokens += counted == null ? 0 : Math.clamp(counted.longValue(), 0, TokenUsage.MOST);
        }
        return new EmbeddingResponse("", vectors, tokens == 0 ? null : TokenUsage.of(tokens, 0));
    }
}
