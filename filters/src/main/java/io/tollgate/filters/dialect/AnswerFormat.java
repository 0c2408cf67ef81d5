package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The form that the text of an answer must have. */
public sealed interface AnswerFormat {

    /** Some JSON object. */
    record JsonObject() implements AnswerFormat {}

    /**
     * JSON that follows a schema.
     *
     * @param name what the client calls it, null where its dialect has no name for it
     * @param description when and how to use it, null if none was given
     * @param schema passed on as it came
     * @param strict whether the answer must follow it exactly; null: the client did not say
     */
    record JsonSchema(
            @Nullable String name,
            @Nullable String description,
            JsonNode schema,
            @Nullable Boolean strict)
            implements AnswerFormat {}
}
