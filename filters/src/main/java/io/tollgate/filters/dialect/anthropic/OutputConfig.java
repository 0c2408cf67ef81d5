package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * What {@code output_config} says: how much effort to spend, and the form of the answer, which had
 * the name {@code output_format} before.
 *
 * @param effort in Anthropic's words
 * @see <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs">Structured
 *     outputs</a>
 */
record OutputConfig(@Nullable String effort, @Nullable AnswerFormat format) {

    static OutputConfig take(JsonFields request, Losses losses) {
        JsonFields beta = request.takeObject("output_format");
        AnswerFormat format = beta == null ? null : format(beta, losses);
        JsonFields config = request.takeObject("output_config");
        if (config == null) {
            return new OutputConfig(null, format);
        }
        String effort = config.takeText("effort");
        JsonFields schema = config.takeObject("format");
        if (schema != null) {
            format = format(schema, losses);
        }
        losses.addAll(config.rest());
        return new OutputConfig(effort, format);
    }

    private static AnswerFormat format(JsonFields format, Losses losses) {
        if (!format.requireText("type").equals("json_schema")) {
            throw format.expected("type", "json_schema");
        }
        AnswerFormat read =
                new AnswerFormat.JsonSchema(
                        null, null, format.require("schema", "a JSON Schema"), true);
        losses.addAll(format.rest());
        return read;
    }
}
