package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.RelayFace;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cohere's API. Its versions stand in the paths and not in the base URL: models are listed under
 * {@code /v1}, and all else is asked under {@code /v2}.
 *
 * @see <a href="https://docs.cohere.com/reference/chat">Chat API</a>
 */
public final class CohereProvider implements ProviderDialect {

    static final String CHAT = "/v2/chat";

    /** The longest page there is; twenty would be the default. */
    private static final String MODELS = "/v1/models?page_size=1000";

    private static final Set<String> USAGE = Set.of("usage", "meta");

    /**
     * {@code CO_API_KEY} is the variable that Cohere's own SDKs read.
     *
     * @see <a href="https://github.com/cohere-ai/cohere-python">cohere-python</a>
     */
    private static final Home HOME =
            new Home("https://api.cohere.com", "CO_API_KEY", List.of("command-*"));

    private static final Set<String> ANSWER_HEADERS =
            Stream.concat(
                            USUAL_ANSWER_HEADERS.stream(),
                            Stream.of("x-api-warning", "x-endpoint-", "x-trial-endpoint-"))
                    .collect(Collectors.toUnmodifiableSet());

    /** Reranking alone, as servers have it that speak another dialect otherwise. */
    private static final String RERANK = "rerank";

    private final String name;
    private final CohereOptions options;

    public CohereProvider() {
        this(CohereClient.NAME, CohereOptions.DEFAULT);
    }

    private CohereProvider(String name, CohereOptions options) {
        this.name = name;
        this.options = options;
    }

    /** For servers that rerank as Cohere does and have nothing else of its API. */
    static CohereProvider reranking() {
        return new CohereProvider(RERANK, CohereOptions.DEFAULT);
    }

    private boolean reranksOnly() {
        return name.equals(RERANK);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String clientDialect() {
        return CohereClient.NAME;
    }

    @Override
    public @Nullable Home home() {
        return reranksOnly() ? null : HOME;
    }

    @Override
    public Set<String> options() {
        return reranksOnly() ? Set.of() : CohereOptions.NAMES;
    }

    @Override
    public ProviderDialect with(Map<String, String> options) {
        return options.isEmpty() ? this : new CohereProvider(name, CohereOptions.of(options));
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return CohereErrors.read(status, body);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        return reranksOnly() && !(face instanceof RelayFace) ? null : face.path();
    }

    @Override
    public boolean reads(Face face) {
        return face instanceof ChatFace;
    }

    @Override
    public Set<String> forwardedHeaders() {
        return Set.of("x-client-name");
    }

    @Override
    public Set<String> answerHeaders() {
        return ANSWER_HEADERS;
    }

    @Override
    public StreamWatch streamWatch(JsonMembers request) {
        return new CohereStreamWatch();
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return CohereUsage.in(JsonMembers.scan(response, USAGE).toObject());
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        return new ChatRequestWriter(options, model, losses).write(request);
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
        return new CohereEmbeddings(options.inputType());
    }

    @Override
    public String modelsPath() {
        return MODELS;
    }

    /** {@code name}s of the objects under {@code models}. */
    @Override
    public List<String> readModels(byte[] body) {
        return JsonFields.of(Json.parseObject(body)).takeObjects("models").stream()
                .map(model -> model.requireText("name"))
                .toList();
    }
}
