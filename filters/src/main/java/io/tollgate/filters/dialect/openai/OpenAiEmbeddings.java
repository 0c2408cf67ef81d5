package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Embeddings as OpenAI and all that is compatible with it make them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings">Embeddings</a>
 */
final class OpenAiEmbeddings implements EmbeddingDialect {

    static final String PATH = "/embeddings";

    private record Entry(int index, float[] vector) {}

    /** Floats are asked for by name: some compatible servers know nothing else. */
    @Override
    public ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses) {
        if (request.truncate() != null) {
            losses.add("truncate");
        }
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("model", model.name());
                            input(json, request.texts());
                            json.writeStringProperty("encoding_format", "float");
                            if (request.dimensions() != null) {
                                json.writeNumberProperty("dimensions", request.dimensions());
                            }
                            if (request.endUser() != null) {
                                json.writeStringProperty("user", request.endUser());
                            }
                            json.writeEndObject();
                        });
        return new ProviderRequest(PATH, body);
    }

    private static void input(JsonGenerator json, List<String> texts) {
        json.writeArrayPropertyStart("input");
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    @Override
    public EmbeddingResponse read(byte[] body) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        List<Entry> entries = new ArrayList<>();
        for (JsonFields entry : fields.takeObjects("data")) {
            Integer index = entry.takeInt("index");
            entries.add(new Entry(index == null ? entries.size() : index, vector(entry)));
        }
        entries.sort(Comparator.comparingInt(Entry::index));
        return new EmbeddingResponse(
                Objects.requireNonNullElse(fields.takeText("model"), ""),
                entries.stream().map(Entry::vector).toList(),
                OpenAiUsage.read(fields.take("usage")));
    }

    private static float[] vector(JsonFields entry) {
        JsonNode embedding = entry.require("embedding", "a vector");
        if (embedding.isString()) {
            return VectorBytes.decode(embedding.stringValue());
        }
        float[] vector = new float[embedding.size()];
        for (int at = 0; at < vector.length; at++) {
            if (!embedding.path(at).isNumber()) {
                throw entry.expected("embedding", "numbers");
            }
            vector[at] = embedding.path(at).floatValue();
        }
        return vector;
    }
}
