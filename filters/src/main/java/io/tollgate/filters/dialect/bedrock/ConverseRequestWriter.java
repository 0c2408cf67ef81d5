package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ClosedSchema;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Writes a Converse request; ConverseStream's is the same.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">
 *     Converse</a>
 */
final class ConverseRequestWriter {

    private final JsonGenerator json;
    private final ChatRequest request;
    private final TargetModel target;
    private final BedrockModel model;
    private final Losses losses;

    private ConverseRequestWriter(
            JsonGenerator json,
            ChatRequest request,
            TargetModel target,
            BedrockModel model,
            Losses losses) {
        this.json = json;
        this.request = request;
        this.target = target;
        this.model = model;
        this.losses = losses;
    }

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments of a tool call are no object
     */
    static byte[] write(
            ChatRequest request, TargetModel target, ConverseOptions options, Losses losses) {
        BedrockModel model = options.model(target.name());
        return Json.write(
                json ->
                        new ConverseRequestWriter(json, request, target, model, losses)
                                .write(options));
    }

    private void write(ConverseOptions options) {
        List<Turn> turns = Turn.of(request.messages(), model, losses);
        ThinkingPlan thinking = ThinkingPlan.of(request, turns, longestAnswer(), model, losses);
        json.writeStartObject();
        SystemWriter.write(json, request.messages(), model, losses);
        new TurnWriter(json, model, losses).write(turns);
        new ToolingWriter(json, model, losses).write(request.tooling(), turns);
        new SamplingWriter(json, model, losses)
                .write(request.sampling(), thinking.thinks(), thinking.fields());
        if (!thinking.fields().isEmpty()) {
            json.writeName("additionalModelRequestFields");
            json.writeTree(thinking.fields());
        }
        if (model.isClaude() && !request.sampling().stop().isEmpty()) {
            json.writeArrayPropertyStart("additionalModelResponseFieldPaths");
            json.writeString(StopReasons.SEQUENCE_POINTER);
            json.writeEndArray();
        }
        format(request.format());
        options.write(json, request.delivery().stream());
        json.writeEndObject();
        if (request.endUser() != null) {
            losses.add("user");
        }
    }

    private @Nullable Integer longestAnswer() {
        Integer asked = request.sampling().maxTokens();
        return asked == null ? target.maxOutputTokens() : asked;
    }

    /**
     * The schema goes as text. One that leaves open what an object may have would be refused. Where
     * a tool has to be called, its input is the answer.
     */
    private void format(@Nullable AnswerFormat format) {
        if (format == null || request.tooling().choice() instanceof ToolChoice.Named) {
            return;
        }
        JsonNode closed =
                model.formats() && format instanceof AnswerFormat.JsonSchema schema
                        ? ClosedSchema.of(schema.schema())
                        : null;
        if (closed == null) {
            losses.add("response_format");
            return;
        }
        json.writeObjectPropertyStart("outputConfig");
        json.writeObjectPropertyStart("textFormat");
        json.writeStringProperty("type", "json_schema");
        json.writeObjectPropertyStart("structure");
        json.writeObjectPropertyStart("jsonSchema");
        json.writeStringProperty("schema", closed.toString());
        named((AnswerFormat.JsonSchema) format);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void named(AnswerFormat.JsonSchema schema) {
        if (schema.name() != null) {
            json.writeStringProperty("name", schema.name());
        }
        if (schema.description() != null) {
            json.writeStringProperty("description", schema.description());
        }
    }
}
