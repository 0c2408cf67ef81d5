package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Messages request.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Create a message</a>
 */
final class MessagesRequestWriter {

    private MessagesRequestWriter() {}

    /**
     * @throws GatewayException if nobody says how long the answer may be
     * @throws io.tollgate.filters.wire.MalformedInput if the arguments of a tool call are no object
     */
    static ProviderRequest write(ChatRequest request, TargetModel model, Losses losses) {
        int maxTokens = maxTokens(request.sampling().maxTokens(), model);
        List<Turn> turns = Turn.of(request.messages(), losses);
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("model", model.name());
                            json.writeNumberProperty("max_tokens", maxTokens);
                            SystemWriter.write(json, request.messages(), losses);
                            new TurnWriter(json, losses).write(turns);
                            ToolingWriter.write(json, request.tooling());
                            new SamplingWriter(json, losses).write(request.sampling());
                            if (request.delivery().stream()) {
                                json.writeBooleanProperty("stream", true);
                            }
                            json.writeEndObject();
                        });
        return new ProviderRequest(AnthropicProvider.MESSAGES, body);
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
