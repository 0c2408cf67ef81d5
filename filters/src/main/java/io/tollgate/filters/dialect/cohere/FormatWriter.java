package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.AnswerFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code response_format}. An answer is always bound to its schema, which needs no name.
 *
 * @see <a href="https://docs.cohere.com/docs/structured-outputs">Structured outputs</a>
 */
final class FormatWriter {

    private FormatWriter() {}

    static void write(JsonGenerator json, @Nullable AnswerFormat format) {
        if (format == null) {
            return;
        }
        json.writeObjectPropertyStart("response_format");
        json.writeStringProperty("type", "json_object");
        if (format instanceof AnswerFormat.JsonSchema schema) {
            json.writeName("json_schema");
            json.writeTree(schema.schema());
        }
        json.writeEndObject();
    }
}
