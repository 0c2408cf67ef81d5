package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Ollama server, or Ollama's cloud; the base URL is the server's root. */
public final class OllamaProvider implements ProviderDialect {

    private static final EmbeddingDialect EMBEDDINGS = new OllamaEmbeddings();

    @Override
    public String name() {
        return OllamaClient.NAME;
    }

    /** A server of one's own wants no key; the cloud does. */
    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return ProviderErrors.read(status, body);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        return face.path();
    }

    @Override
    public boolean reads(Face face) {
        return face.path().equals(OllamaFaces.CHAT_PATH);
    }

    @Override
    public StreamWatch streamWatch(JsonMembers request) {
        return new OllamaStreamWatch();
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return OllamaUsage.take(
                JsonFields.of(JsonMembers.scan(response, OllamaUsage.MEMBERS).toObject()));
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        return ChatRequestWriter.write(request, model, losses);
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return ChatResponseReader.read(body, stamp);
    }

    @Override
    public StreamFormat streamFormat() {
        return StreamFormat.NDJSON;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new ChatStreamReader(stamp);
    }

    @Override
    public EmbeddingDialect embeddings() {
        return EMBEDDINGS;
    }

    @Override
    public String modelsPath() {
        return "/api/tags";
    }

    @Override
    public List<String> readModels(byte[] body) {
        return JsonFields.of(Json.parseObject(body)).takeObjects("models").stream()
                .map(model -> model.requireText("name"))
                .toList();
    }
}
