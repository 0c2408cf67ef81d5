package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.ServedTier;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.policies.usage.TokenUsage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAI API as OpenAI and all that is compatible with it serve it. The base URL ends in {@code
 * /v1}, or whatever a compatible provider has in its place.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">OpenAI API reference</a>
 */
public final class OpenAiProvider implements ProviderDialect {

    static final String CHAT = Endpoints.CHAT;

    private static final String RERANK = "/v1/rerank";

    static final Set<String> USAGE = Set.of("usage", ServedTier.NAME);
    private static final Home HOME =
            new Home(
                    URI.create("https://api.openai.com/v1"),
                    "OPENAI_API_KEY",
                    List.of("gpt-*", "chatgpt-*", "o1*", "o3*", "o4*"),
                    List.of("responses"));

    private static final EmbeddingDialect EMBEDDINGS = new OpenAiEmbeddings();

    private static final Set<String> ANSWER_HEADERS =
            Set.of("openai-", "x-ratelimit-", "request-id", "x-request-id", "x-should-retry");

    private static final Set<String> FORWARDED =
            Set.of(
                    "openai-beta",
                    "openai-organization",
                    "openai-project",
                    "idempotency-key",
                    "x-client-request-id");

    @Override
    public String name() {
        return OpenAiClient.NAME;
    }

    @Override
    public Home home() {
        return HOME;
    }

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
        return Endpoints.below(face);
    }

    /** vLLM, Jina, Together and others serve Cohere's reranking below the same base URL. */
    @Override
    public boolean takes(Face face) {
        return ProviderDialect.super.takes(face)
                || (face.path().equals(RERANK) && passthroughPath(face, "model") != null);
    }

    @Override
    public boolean reads(Face face) {
        return CHAT.equals(Endpoints.below(face));
    }

    @Override
    public Set<String> forwardedHeaders() {
        return FORWARDED;
    }

    @Override
    public Set<String> answerHeaders() {
        return ANSWER_HEADERS;
    }

    @Override
    public Set<String> watchedMembers() {
        return Set.of(PassthroughBody.STREAM_OPTIONS);
    }

    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return PassthroughBody.write(members, model, stream);
    }

    @Override
    public StreamWatch streamWatch(JsonMembers request) {
        return new OpenAiStreamWatch(PassthroughBody.asksForUsage(request));
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return OpenAiUsage.in(JsonMembers.scan(response, USAGE).toObject());
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
        return StreamFormat.SSE;
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
        return "/models";
    }
}
