package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.AnswerFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes {@code response_format}. */
final class ResponseFormatWriter {

    /** The API demands a name; dialects without one have a single schema to speak of. */
    private static final String UNNAMED = "answer";

    private ResponseFormatWriter() {}

    static void write(JsonGenerator json, @Nullable AnswerFormat format) {
        if (format == null) {
            return;
        }
        json.writeObjectPropertyStart("response_format");
        switch (format) {
            case AnswerFormat.JsonObject _ -> json.writeStringProperty("type", "json_object");
            case AnswerFormat.JsonSchema schema -> schema(json, schema);
        }
        json.writeEndObject();
    }

    private static void schema(JsonGenerator json, AnswerFormat.JsonSchema schema) {
        json.writeStringProperty("type", "json_schema");
        json.writeObjectPropertyStart("json_schema");
        json.writeStringProperty("name", schema.name() == null ? UNNAMED : schema.name());
        if (schema.description() != null) {
            json.writeStringProperty("description", schema.description());
        }
        json.writeName("schema");
        json.writeTree(schema.schema());
        if (schema.strict() != null) {
            json.writeBooleanProperty("strict", schema.strict());
        }
        json.writeEndObject();
    }
}
