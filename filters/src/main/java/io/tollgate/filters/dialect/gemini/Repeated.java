package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Fields that hold several; Google takes a single one without its brackets. */
final class Repeated {

    private Repeated() {}

    static List<JsonFields> objects(JsonFields fields, String name) {
        JsonNode value = fields.take(name);
        if (value == null) {
            return List.of();
        }
        String path = fields.path(name);
        if (value.isObject()) {
            return List.of(JsonFields.of(value, path));
        }
        if (!value.isArray()) {
            throw fields.expected(name, "an array of objects");
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : value.values()) {
            objects.add(JsonFields.of(element, path + "[" + objects.size() + "]"));
        }
        return objects;
    }
}
