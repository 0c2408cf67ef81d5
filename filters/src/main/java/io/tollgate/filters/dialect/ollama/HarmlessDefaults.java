package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.JsonFields;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Fields without a canonical word that say nothing: empty, false or zero. Ollama's own Go client
 * writes {@code "template":""} and its like into each request, and a loss for each of them would
 * hide the real ones.
 */
final class HarmlessDefaults {

    private HarmlessDefaults() {}

    static void take(JsonFields fields, Set<String> names, Losses losses) {
        for (String name : names) {
            JsonNode value = fields.take(name);
            if (value != null && !isUnset(value)) {
                losses.add(fields.path(name));
            }
        }
    }

    private static boolean isUnset(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue().isEmpty();
            case BOOLEAN -> !value.booleanValue();
            case NUMBER -> value.decimalValue().signum() == 0;
            case ARRAY, OBJECT -> value.isEmpty();
            default -> false;
        };
    }
}
