package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.AnswerFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the form that the answer must have. */
final class FormatWriter {

    /** The API demands a name; dialects without one have a single schema to speak of. */
    private static final String UNNAMED = "answer";

    private FormatWriter() {}

    static void write(JsonGenerator json, @Nullable AnswerFormat format) {
        if (format == null) {
            return;
        }
        json.writeObjectPropertyStart("text");
        json.writeObjectPropertyStart("format");
        switch (format) {
            case AnswerFormat.JsonObject _ -> json.writeStringProperty("type", "json_object");
            case AnswerFormat.JsonSchema schema -> schema(json, schema);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void schema(JsonGenerator json, AnswerFormat.JsonSchema schema) {
        json.writeStringProperty("type", "json_schema");
        json.writeStringProperty("name", schema.name() == null ? UNNAMED : schema.name());
        if (schema.description() != null) {
            json.writeStringProperty("description", schema.description());
        }
        json.writeName("schema");
        json.writeTree(schema.schema());
        if (schema.strict() != null) {
            json.writeBooleanProperty("strict", schema.strict());
        }
    }
}
