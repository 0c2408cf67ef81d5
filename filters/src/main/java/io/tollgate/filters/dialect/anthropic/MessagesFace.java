package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamWriter;

/** Messages. */
final class MessagesFace implements Face {

    static final String PATH = "/v1/messages";

    @Override
    public String dialect() {
        return AnthropicClient.NAME;
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
        return MessagesRequestReader.read(body, losses);
    }

    @Override
    public byte[] writeResponse(ChatResponse response, ChatRequest request, Stamp stamp) {
        return MessagesResponseWriter.write(response, stamp);
    }

    @Override
    public StreamWriter streamWriter(ChatRequest request, Stamp stamp) {
        return new MessagesStreamWriter(stamp);
    }

    @Override
    public byte[] brokenStream(GatewayError error) {
        return AnthropicErrors.frame(error);
    }
}
