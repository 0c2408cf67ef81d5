package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamWriter;

/** Chat completions. */
final class ChatFace implements Face {

    static final String PATH = "/v1/chat/completions";

    @Override
    public String dialect() {
        return OpenAiClient.NAME;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean streamsByDefault() {
        return false;
    }

    @Override
    public StreamFormat streamFormat() {
        return StreamFormat.SSE;
    }

    @Override
    public ChatRequest readRequest(byte[] body, Losses losses) {
        return ChatRequestReader.read(body, losses);
    }

    @Override
    public byte[] writeResponse(ChatResponse response, ChatRequest request, Stamp stamp) {
        return ChatResponseWriter.write(response, stamp);
    }

    @Override
    public StreamWriter streamWriter(ChatRequest request, Stamp stamp) {
        return new ChatStreamWriter(request.delivery(), stamp);
    }

    @Override
    public byte[] brokenStream(GatewayError error) {
        return OpenAiErrors.frame(error);
    }
}
