package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code text}: the form that the answer must have. */
final class FormatReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("verbosity", "\"medium\""));

    private FormatReader() {}

    static @Nullable AnswerFormat read(JsonFields request, Losses losses) {
        JsonFields text = request.takeObject("text");
        if (text == null) {
            return null;
        }
        JsonFields format = text.takeObject("format");
        DEFAULTS.takeFrom(text, losses);
        losses.addAll(text.rest());
        if (format == null) {
            return null;
        }
        AnswerFormat read = format(format);
        losses.addAll(format.rest());
        return read;
    }

    private static @Nullable AnswerFormat format(JsonFields format) {
        return switch (format.requireText("type")) {
            case "text" -> null;
            case "json_object" -> new AnswerFormat.JsonObject();
            case "json_schema" ->
                    new AnswerFormat.JsonSchema(
                            format.takeText("name"),
                            format.takeText("description"),
                            format.require("schema", "a JSON Schema"),
                            format.takeBoolean("strict"));
            default -> throw format.expected("type", "text, json_object or json_schema");
        };
    }
}
