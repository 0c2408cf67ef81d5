package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Anthropic API as Anthropic and what is compatible with it serve it. The base URL ends before
 * {@code /v1}.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Messages API</a>
 */
public final class AnthropicProvider implements ProviderDialect {

    private static final String USAGE = "usage";

    static final String MESSAGES = "/v1/messages";

    private static final Home HOME =
            new Home("https://api.anthropic.com", "ANTHROPIC_API_KEY", List.of("claude-*"));

    private static final String VERSION = "2023-06-01";
    private static final Set<String> ANSWER_HEADERS =
            Set.of("anthropic-", "x-ratelimit-", "request-id", "x-request-id", "x-should-retry");

    private static final Set<String> FORWARDED =
            Set.of("anthropic-beta", AnthropicClient.VERSION_HEADER, "idempotency-key");

    @Override
    public String name() {
        return AnthropicClient.NAME;
    }

    @Override
    public Home home() {
        return HOME;
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null
                ? Map.of(AnthropicClient.VERSION_HEADER, VERSION)
                : Map.of(AnthropicClient.VERSION_HEADER, VERSION, "x-api-key", apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return ProviderErrors.read(status, body);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        return switch (face.path()) {
            case MessagesFace.PATH, CountTokensFace.PATH -> face.path();
            default -> null;
        };
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
    public StreamWatch streamWatch(JsonMembers request) {
        return new AnthropicStreamWatch();
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return AnthropicUsage.read(JsonMembers.scan(response, Set.of(USAGE)).toObject().get(USAGE));
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        return MessagesRequestWriter.write(request, model, losses);
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return MessagesResponseReader.read(body);
    }

    @Override
    public StreamFormat streamFormat() {
        return StreamFormat.SSE;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new MessagesStreamReader();
    }

    @Override
    public String modelsPath() {
        return "/v1/models?limit=1000"; // as many as it gives at once; 20 otherwise
    }
}
