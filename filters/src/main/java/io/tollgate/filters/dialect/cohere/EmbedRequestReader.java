package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request for vectors of texts. Pictures, and numbers of fewer bits, are for models on
 * Cohere's own API.
 *
 * @see <a href="https://docs.cohere.com/reference/embed">Embed API</a>
 */
final class EmbedRequestReader {

    private static final String TEXTS =
            "an array of at least one string (all else is for models on Cohere's own API)";
    private static final String TYPES =
            "[\"float\"] or [\"base64\"] (all else is for models on Cohere's own API)";

    private EmbedRequestReader() {}

    static EmbeddingRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        EmbeddingRequest request =
                new EmbeddingRequest(
                        fields.requireText("model"),
                        texts(fields),
                        fields.takeInt("output_dimension"),
                        base64(fields),
                        truncate(fields, losses),
                        null);
        losses.addAll(fields.rest());
        return request;
    }

    private static List<String> texts(JsonFields fields) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : fields.takeArray("texts")) {
            if (!text.isString()) {
                throw fields.expected("texts", TEXTS);
            }
            texts.add(text.stringValue());
        }
        if (texts.isEmpty()) {
            throw fields.expected("texts", TEXTS);
        }
        return texts;
    }

    private static boolean base64(JsonFields fields) {
        List<JsonNode> types = fields.takeArray("embedding_types");
        if (types.isEmpty()) {
            return false;
        }
        String type = types.getFirst().stringValue("");
        if (types.size() > 1 || !(type.equals("float") || type.equals("base64"))) {
            throw fields.expected("embedding_types", TYPES);
        }
        return type.equals("base64");
    }

    /** That it is the beginning that is cut cannot be said elsewhere. */
    private static @Nullable Boolean truncate(JsonFields fields, Losses losses) {
        String truncate = fields.takeText("truncate");
        return switch (truncate) {
            case null -> null;
            case "NONE" -> false;
            case "END" -> true;
            case "START" -> {
                losses.add("truncate");
                yield true;
            }
            default -> throw fields.expected("truncate", "NONE, START or END");
        };
    }
}
