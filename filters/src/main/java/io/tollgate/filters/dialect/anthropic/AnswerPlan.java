package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ClosedSchema;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the answer comes to its form.
 *
 * @param schema for {@code output_config}, null if nothing is said there
 * @param tooling the client's own, with {@link AnswerTool} among it where that is the way
 */
record AnswerPlan(@Nullable JsonNode schema, Tooling tooling) {

    static AnswerPlan of(ChatRequest request, ClaudeModel model, Losses losses) {
        AnswerFormat format = request.format();
        Tooling tooling = request.tooling();
        if (format == null || tooling.choice() instanceof ToolChoice.Named) {
            return new AnswerPlan(null, tooling);
        }
        JsonNode closed =
                model.formats() && format instanceof AnswerFormat.JsonSchema schema
                        ? ClosedSchema.of(schema.schema())
                        : null;
        if (closed != null) {
            return new AnswerPlan(closed, tooling);
        }
        Tooling withAnswer = model.canKeepStill() ? AnswerTool.among(tooling, format) : null;
        if (withAnswer == null) {
            losses.add("response_format");
            return new AnswerPlan(null, tooling);
        }
        return new AnswerPlan(null, withAnswer);
    }
}
