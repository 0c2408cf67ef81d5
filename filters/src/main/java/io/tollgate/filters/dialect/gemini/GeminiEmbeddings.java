package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Embeddings as the Gemini API makes them. Each text is a request of its own within one.
 *
 * @see <a href="https://ai.google.dev/api/embeddings">Embeddings</a>
 */
final class GeminiEmbeddings implements EmbeddingDialect {

    private final GeminiProvider provider;

    GeminiEmbeddings(GeminiProvider provider) {
        this.provider = provider;
    }

    @Override
    public ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses) {
        if (request.truncate() != null) {
            losses.add("truncate");
        }
        if (request.endUser() != null) {
            losses.add("user");
        }
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayPropertyStart("requests");
                            request.texts().forEach(text -> one(json, text, request, model));
                            json.writeEndArray();
                            json.writeEndObject();
                        });
        return provider.post(model.name(), GeminiFaces.BATCH_EMBED, body);
    }

    private static void one(
            JsonGenerator json, String text, EmbeddingRequest request, TargetModel model) {
        json.writeStartObject();
        json.writeStringProperty("model", ModelPaths.resource(model.name()));
        json.writeObjectPropertyStart("content");
        json.writeArrayPropertyStart("parts");
        new PartWriter(json).text(text, null);
        json.writeEndArray();
        json.writeEndObject();
        if (request.dimensions() != null) {
            json.writeNumberProperty("outputDimensionality", request.dimensions());
        }
        json.writeEndObject();
    }

    @Override
    public EmbeddingResponse read(byte[] body) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        List<float[]> vectors =
                fields.takeObjects("embeddings").stream().map(Vectors::take).toList();
        return new EmbeddingResponse("", vectors, GeminiUsage.read(fields.take(GeminiUsage.NAME)));
    }
}
