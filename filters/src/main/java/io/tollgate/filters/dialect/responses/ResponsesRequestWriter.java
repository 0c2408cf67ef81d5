package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a request to create a response. Nothing is to be stored: the client's own API promised it
 * no such thing.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/create">Create a model
 *     response</a>
 */
final class ResponsesRequestWriter {

    /** The longest name that the API takes for a user. */
    private static final int MAX_IDENTIFIER = 64;

    private final JsonGenerator json;
    private final Losses losses;

    private ResponsesRequestWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    static ProviderRequest write(ChatRequest request, TargetModel model, Losses losses) {
        byte[] body =
                Json.write(json -> new ResponsesRequestWriter(json, losses).write(request, model));
        return new ProviderRequest(ResponsesProvider.RESPONSES, body);
    }

    private void write(ChatRequest request, TargetModel model) {
        json.writeStartObject();
        json.writeStringProperty("model", model.name());
        conversation(request.messages());
        ToolingWriter.write(json, request.tooling(), losses);
        sampling(request.sampling());
        ThinkingWriter.write(json, request.thinking(), model, losses);
        FormatWriter.write(json, request.format());
        endUser(request.endUser());
        json.writeBooleanProperty("store", false);
        if (request.delivery().stream()) {
            json.writeBooleanProperty("stream", true);
        }
        json.writeEndObject();
    }

    /** The first system message is what the API calls instructions; input there must be. */
    private void conversation(List<Message> messages) {
        Message first = messages.getFirst();
        boolean instructed = messages.size() > 1 && first.role() == Message.Role.SYSTEM;
        InputWriter input = new InputWriter(json, losses);
        if (instructed) {
            input.instructions(first);
        }
        input.write(instructed ? messages.subList(1, messages.size()) : messages);
        if (messages.getLast().beginsAnswer()) {
            losses.add("messages[].prefill");
        }
    }

    private void sampling(Sampling sampling) {
        number("temperature", sampling.temperature());
        number("top_p", sampling.topP());
        if (sampling.maxTokens() != null) {
            json.writeNumberProperty("max_output_tokens", sampling.maxTokens());
        }
        lost("top_k", sampling.topK());
        lost("seed", sampling.seed());
        lost("frequency_penalty", sampling.frequencyPenalty());
        lost("presence_penalty", sampling.presencePenalty());
        lost("stop", sampling.stop().isEmpty() ? null : sampling.stop());
    }

    private void number(String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    private void lost(String name, @Nullable Object value) {
        if (value != null) {
            losses.add(name);
        }
    }

    /** A name cut short might be another user's. */
    private void endUser(@Nullable String user) {
        if (user != null && user.length() > MAX_IDENTIFIER) {
            losses.add("user");
        } else if (user != null) {
            json.writeStringProperty("safety_identifier", user);
        }
    }
}
