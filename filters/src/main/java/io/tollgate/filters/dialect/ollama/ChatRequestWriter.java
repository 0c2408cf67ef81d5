package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;

/** Writes a chat request. {@code stream} is always said, since its absence means a stream. */
final class ChatRequestWriter {

    private ChatRequestWriter() {}

    static ProviderRequest write(ChatRequest request, TargetModel model, Losses losses) {
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("model", model.name());
                            new ChatMessageWriter(json, losses).write(request.messages());
                            ToolingWriter.write(json, request.tooling(), losses);
                            OptionsWriter.write(json, request.sampling());
                            ThinkWriter.write(json, request.thinking(), model, losses);
                            FormatWriter.write(json, request.format());
                            json.writeBooleanProperty("stream", request.delivery().stream());
                            json.writeEndObject();
                        });
        if (request.endUser() != null) {
            losses.add("user");
        }
        return new ProviderRequest(OllamaFaces.CHAT_PATH, body);
    }
}
