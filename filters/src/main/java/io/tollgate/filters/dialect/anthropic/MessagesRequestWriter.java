package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Writes a Messages request.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Create a message</a>
 */
final class MessagesRequestWriter {

    private final JsonGenerator json;
    private final ChatRequest request;
    private final TargetModel model;
    private final Losses losses;

    private MessagesRequestWriter(
            JsonGenerator json, ChatRequest request, TargetModel model, Losses losses) {
        this.json = json;
        this.request = request;
        this.model = model;
        this.losses = losses;
    }

    /**
     * @throws GatewayException if nobody says how long the answer may be
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments of a tool call are no object
     */
    static ProviderRequest write(ChatRequest request, TargetModel model, Losses losses) {
        int maxTokens = maxTokens(request.sampling().maxTokens(), model);
        byte[] body =
                Json.write(
                        json ->
                                new MessagesRequestWriter(json, request, model, losses)
                                        .write(maxTokens));
        return new ProviderRequest(AnthropicProvider.MESSAGES, body);
    }

    private void write(int maxTokens) {
        ClaudeModel claude = ClaudeModel.of(model.name());
        List<Turn> turns = Turn.of(request.messages(), losses);
        AnswerPlan answer = AnswerPlan.of(request, claude, losses);
        ToolChoice choice = answer.tooling().choice();
        ThinkingPlan thinking =
                ThinkingPlan.of(request, turns, maxTokens, choice, model, claude, losses);
        json.writeStartObject();
        json.writeStringProperty("model", model.name());
        json.writeNumberProperty("max_tokens", maxTokens);
        SystemWriter.write(json, request.messages(), losses);
        new TurnWriter(json, losses).write(turns);
        ToolingWriter.write(json, answer.tooling());
        thinking.write(json);
        outputConfig(thinking.effort(), answer.schema());
        new SamplingWriter(json, losses)
                .write(request.sampling(), claude.samples(), thinking.thinks());
        metadata();
        if (request.delivery().stream()) {
            json.writeBooleanProperty("stream", true);
        }
        json.writeEndObject();
    }

    private void outputConfig(@Nullable String effort, @Nullable JsonNode schema) {
        if (effort == null && schema == null) {
            return;
        }
        json.writeObjectPropertyStart("output_config");
        if (effort != null) {
            json.writeStringProperty("effort", effort);
        }
        if (schema != null) {
            json.writeObjectPropertyStart("format");
            json.writeStringProperty("type", "json_schema");
            json.writeName("schema");
            json.writeTree(schema);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void metadata() {
        if (request.endUser() != null) {
            json.writeObjectPropertyStart("metadata");
            json.writeStringProperty("user_id", request.endUser());
            json.writeEndObject();
        }
    }

    /**
     * The API demands a limit. A made-up one would cut answers short, so without the client's it is
     * the model's own. One that asks too much is left to the provider to refuse: our catalogue may
     * be older than the model.
     */
    private static int maxTokens(@Nullable Integer asked, TargetModel model) {
        if (asked != null) {
            return asked;
        }
        Integer limit = model.maxOutputTokens();
        if (limit == null) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "The model '"
                            + model.name()
                            + "' needs a limit for its answer and its own is not known:"
                            + " send max_tokens, or declare max-output-tokens on the target.");
        }
        return limit;
    }
}
