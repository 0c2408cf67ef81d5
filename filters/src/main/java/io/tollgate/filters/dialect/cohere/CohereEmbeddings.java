package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings as Cohere makes them. Of all types of vectors, {@code float} is the one that every
 * model has and clients of other dialects know.
 *
 * @param inputType what the texts are for
 * @see <a href="https://docs.cohere.com/reference/embed">Embed API</a>
 */
record CohereEmbeddings(String inputType) implements EmbeddingDialect {

    static final String PATH = "/v2/embed";

    private static final String TYPE = "float";

    @Override
    public ProviderRequest write(EmbeddingRequest request, TargetModel model, Losses losses) {
        if (request.endUser() != null) {
            losses.add("user");
        }
        return new ProviderRequest(PATH, Json.write(json -> write(json, request, model)));
    }

    private void write(JsonGenerator json, EmbeddingRequest request, TargetModel model) {
        json.writeStartObject();
        json.writeStringProperty("model", model.name());
        json.writeStringProperty("input_type", inputType);
        json.writeArrayPropertyStart("texts");
        request.texts().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("embedding_types");
        json.writeString(TYPE);
        json.writeEndArray();
        if (request.dimensions() != null) {
            json.writeNumberProperty("output_dimension", request.dimensions());
        }
        if (request.truncate() != null) {
            json.writeStringProperty("truncate", request.truncate() ? "END" : "NONE");
        }
        json.writeEndObject();
    }

    @Override
    public EmbeddingResponse read(byte[] body) {
        ObjectNode document = Json.parseObject(body);
        JsonFields fields = JsonFields.of(document.path("embeddings"), "embeddings");
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode vector : fields.takeArray(TYPE)) {
            vectors.add(vector(vector));
        }
        return new EmbeddingResponse("", vectors, CohereUsage.in(document));
    }

    private static float[] vector(JsonNode numbers) {
        float[] vector = new float[numbers.size()];
        for (int at = 0; at < vector.length; at++) {
            if (!numbers.path(at).isNumber()) {
                throw new MalformedInput("embeddings.float: expected arrays of numbers");
            }
            vector[at] = numbers.path(at).floatValue();
        }
        return vector;
    }
}
