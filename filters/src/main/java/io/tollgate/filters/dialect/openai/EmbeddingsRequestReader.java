package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads an embeddings request.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">Create
 *     embeddings</a>
 */
final class EmbeddingsRequestReader {

    private EmbeddingsRequestReader() {}

    static EmbeddingRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        String model = fields.requireText("model");
        List<String> texts = texts(fields.require("input", "a string or an array of strings"));
        EmbeddingRequest request =
                new EmbeddingRequest(
                        model,
                        texts,
                        fields.takeInt("dimensions"),
                        base64(fields),
                        null,
                        fields.takeText("user"));
        losses.addAll(fields.rest());
        return request;
    }

    private static List<String> texts(JsonNode input) {
        if (input.isString()) {
            return List.of(input.stringValue());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : input) {
            if (!text.isString()) {
                throw new MalformedInput(
                        "input: the model's provider speaks another dialect and knows no token"
                                + " numbers of OpenAI's; send text");
            }
            texts.add(text.stringValue());
        }
        if (texts.isEmpty()) {
            throw new MalformedInput("input: expected a string or an array of strings");
        }
        return texts;
    }

    private static boolean base64(JsonFields fields) {
        String format = fields.takeText("encoding_format");
        if (format == null || format.equals("float")) {
            return false;
        }
        if (format.equals("base64")) {
            return true;
        }
        throw fields.expected("encoding_format", "float or base64");
    }
}
