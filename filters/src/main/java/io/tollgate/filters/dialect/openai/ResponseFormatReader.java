package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;

/** Reads {@code response_format}: the form that the answer must have. */
final class ResponseFormatReader {

    private ResponseFormatReader() {}

    static @Nullable AnswerFormat read(JsonFields request, Losses losses) {
        JsonFields format = request.takeObject("response_format");
        if (format == null) {
            return null;
        }
        AnswerFormat read =
                switch (format.requireText("type")) {
                    case "text" -> null;
                    case "json_object" -> new AnswerFormat.JsonObject();
                    case "json_schema" -> schema(format, losses);
                    default -> throw format.expected("type", "text, json_object or json_schema");
                };
        losses.addAll(format.rest());
        return read;
    }

    private static AnswerFormat schema(JsonFields format, Losses losses) {
        JsonFields schema =
                JsonFields.of(
                        format.require("json_schema", "an object"), format.path("json_schema"));
        AnswerFormat read =
                new AnswerFormat.JsonSchema(
                        schema.takeText("name"),
                        schema.takeText("description"),
                        schema.require("schema", "a JSON Schema"),
                        schema.takeBoolean("strict"));
        losses.addAll(schema.rest());
        return read;
    }
}
