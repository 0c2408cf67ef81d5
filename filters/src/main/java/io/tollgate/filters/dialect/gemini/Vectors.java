package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Vectors under {@code values}. */
final class Vectors {

    private Vectors() {}

    static float[] take(JsonFields embedding) {
        List<JsonNode> values = embedding.takeArray("values");
        float[] vector = new float[values.size()];
        for (int at = 0; at < vector.length; at++) {
            if (!values.get(at).isNumber()) {
                throw embedding.expected("values", "numbers");
            }
            vector[at] = values.get(at).floatValue();
        }
        return vector;
    }
}
