package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code format}: the word json, or a schema.
 *
 * @see <a href="https://docs.ollama.com/capabilities/structured-outputs">Structured outputs</a>
 */
final class FormatReader {

    private static final String NAME = "format";

    private FormatReader() {}

    static @Nullable AnswerFormat read(JsonFields request) {
        JsonNode format = request.take(NAME);
        if (format == null) {
            return null;
        }
        if (format.isObject()) {
            return format.isEmpty() ? null : new AnswerFormat.JsonSchema(null, null, format, null);
        }
        return switch (format.stringValue("?")) {
            case "" -> null;
            case "json" -> new AnswerFormat.JsonObject();
            default -> throw request.expected(NAME, "json or a JSON Schema");
        };
    }
}
