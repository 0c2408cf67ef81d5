package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests for vectors.
 *
 * @see <a href="https://ai.google.dev/api/embeddings">Embeddings</a>
 */
final class EmbedReader {

    private final Losses losses;
    private final List<String> texts = new ArrayList<>();
    private @Nullable Integer dimensions;

    private EmbedReader(Losses losses) {
        this.losses = losses;
    }

    static EmbeddingRequest one(byte[] body, Losses losses) {
        EmbedReader reader = new EmbedReader(losses);
        reader.request(fields(body));
        return reader.whole();
    }

    static EmbeddingRequest batch(byte[] body, Losses losses) {
        EmbedReader reader = new EmbedReader(losses);
        JsonFields fields = fields(body);
        List<JsonFields> requests = Repeated.objects(fields, "requests");
        if (requests.isEmpty()) {
            throw fields.expected("requests", "an array of at least one request");
        }
        for (JsonFields request : requests) {
            Integer before = reader.dimensions;
            reader.request(request);
            if (reader.texts.size() > 1 && !Objects.equals(before, reader.dimensions)) {
                throw request.expected(
                        "outputDimensionality", "the same in all requests: other APIs take one");
            }
        }
        losses.addAll(fields.rest());
        return reader.whole();
    }

    private static JsonFields fields(byte[] body) {
        return JsonFields.of(ProtoNames.unify(Json.parseObject(body)));
    }

    private void request(JsonFields request) {
        request.takeText("model");
        JsonFields content = request.takeObject("content");
        if (content == null) {
            throw request.expected("content", "an object");
        }
        StringBuilder text = new StringBuilder();
        for (JsonFields part : Repeated.objects(content, "parts")) {
            text.append(part.requireText("text"));
            losses.addAll(part.rest());
        }
        content.takeText("role");
        losses.addAll(content.rest());
        texts.add(text.toString());
        dimensions = request.takeInt("outputDimensionality");
        losses.addAll(request.rest());
    }

    private EmbeddingRequest whole() {
        return new EmbeddingRequest("", texts, dimensions, false, null, null);
    }
}
