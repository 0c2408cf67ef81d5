package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamWriter;

/**
 * One prompt, one answer; no tools.
 *
 * @see <a href="https://docs.ollama.com/api/generate">Generate a chat message</a>
 */
final class GenerateFace implements Face {

    static final String PATH = "/api/generate";

    @Override
    public String dialect() {
        return OllamaClient.NAME;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean streamsByDefault() {
        return true;
    }

    @Override
    public StreamFormat streamFormat() {
        return StreamFormat.NDJSON;
    }

    @Override
    public ChatRequest readRequest(byte[] body, Losses losses) {
        return GenerateRequestReader.read(body, losses);
    }

    @Override
    public byte[] writeResponse(ChatResponse response, ChatRequest request, Stamp stamp) {
        return GenerateResponseWriter.write(response, stamp);
    }

    @Override
    public StreamWriter streamWriter(ChatRequest request, Stamp stamp) {
        return new GenerateStreamWriter(stamp);
    }

    @Override
    public byte[] brokenStream(GatewayError error) {
        return OllamaErrors.line(error);
    }
}
