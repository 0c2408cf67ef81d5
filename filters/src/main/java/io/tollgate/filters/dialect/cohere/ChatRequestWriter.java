package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.wire.Json;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a chat request. Some of what the API has does not go together: a form of the answer rules
 * out tools and documents, and those rule out a safety mode. Tools are a demand of the client's, so
 * the form goes; a document can stand in the conversation as the text that it is.
 *
 * @see <a href="https://docs.cohere.com/reference/chat">Chat API</a>
 */
final class ChatRequestWriter {

    private final CohereOptions options;
    private final TargetModel model;
    private final Losses losses;
    private final boolean thinks;

    ChatRequestWriter(CohereOptions options, TargetModel model, Losses losses) {
        this.options = options;
        this.model = model;
        this.losses = losses;
        this.thinks = model.reasons(CommandModel.thinks(model.name()));
    }

    ProviderRequest write(ChatRequest request) {
        if (request.endUser() != null) {
            losses.add("user");
        }
        return new ProviderRequest(CohereProvider.CHAT, Json.write(json -> write(json, request)));
    }

    private void write(JsonGenerator json, ChatRequest request) {
        boolean formed = request.format() != null && !offersTools(request);
        json.writeStartObject();
        json.writeStringProperty("model", model.name());
        CitedDocuments documents = new CitedDocuments(!formed);
        new ChatMessageWriter(json, documents, thinks, losses).write(request.messages());
        documents.write(json);
        if (!formed) {
            ToolingWriter.write(json, request.tooling(), losses);
        }
        SamplingWriter.write(json, request.sampling(), losses);
        ThinkingWriter.write(json, request.thinking(), thinks, request.sampling(), losses);
        if (formed) {
            FormatWriter.write(json, request.format());
        } else if (request.format() != null) {
            losses.add("response_format");
        }
        if (options.safetyMode() != null && documents.isEmpty() && !offersTools(request)) {
            json.writeStringProperty("safety_mode", options.safetyMode());
        }
        if (request.delivery().stream()) {
            json.writeBooleanProperty("stream", true);
        }
        json.writeEndObject();
    }

    private static boolean offersTools(ChatRequest request) {
        return !request.tooling().tools().isEmpty()
                && !(request.tooling().choice() instanceof ToolChoice.None);
    }
}
