package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads requests for vectors: {@code /api/embed} and its predecessor {@code /api/embeddings}, which
 * takes one prompt.
 *
 * @see <a href="https://docs.ollama.com/api/embed">Generate embeddings</a>
 */
final class EmbedRequestReader {

    private static final String INPUT = "a string or an array of strings";

    private EmbedRequestReader() {}

    static EmbeddingRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        return read(fields, texts(fields), losses);
    }

    static EmbeddingRequest readLegacy(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        return read(fields, List.of(fields.requireText("prompt")), losses);
    }

    private static EmbeddingRequest read(JsonFields fields, List<String> texts, Losses losses) {
        EmbeddingRequest request =
                new EmbeddingRequest(
                        fields.requireText("model"),
                        texts,
                        fields.takeInt("dimensions"),
                        false,
                        fields.takeBoolean("truncate"),
                        null);
        JsonFields options = fields.takeObject("options");
        if (options != null) {
            losses.addAll(options.rest());
        }
        losses.addAll(fields.rest());
        return request;
    }

    private static List<String> texts(JsonFields fields) {
        JsonNode input = fields.require("input", INPUT);
        if (input.isString()) {
            return List.of(input.stringValue());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : input) {
            if (!text.isString()) {
                throw fields.expected("input", INPUT);
            }
            texts.add(text.stringValue());
        }
        if (texts.isEmpty()) {
            throw fields.expected("input", INPUT);
        }
        return texts;
    }
}
