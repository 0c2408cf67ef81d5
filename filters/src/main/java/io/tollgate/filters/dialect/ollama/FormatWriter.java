package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.AnswerFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes {@code format}. Ollama binds every answer to its schema, strict or not. */
final class FormatWriter {

    private FormatWriter() {}

    static void write(JsonGenerator json, @Nullable AnswerFormat format) {
        switch (format) {
            case null -> {}
            case AnswerFormat.JsonObject _ -> json.writeStringProperty("format", "json");
            case AnswerFormat.JsonSchema schema -> {
                json.writeName("format");
                json.writeTree(schema.schema());
            }
        }
    }
}
