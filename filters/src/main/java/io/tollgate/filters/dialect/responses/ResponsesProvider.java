package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Responses API as OpenAI and servers compatible with it serve it. The base URL ends in {@code
 * /v1}, or whatever a compatible provider has in its place.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">OpenAI, Responses</a>
 */
public final class ResponsesProvider implements ProviderDialect {

    static final String RESPONSES = "/responses";
    private static final Set<String> USAGE = Set.of("usage", ServedTier.NAME);

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
        return ResponsesClient.NAME;
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
        return face.path().endsWith(RESPONSES) ? RESPONSES : null;
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
        return new ResponsesStreamWatch();
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return ResponsesUsage.in(JsonMembers.scan(response, USAGE).toObject());
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        return ResponsesRequestWriter.write(request, model, losses);
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return AnswerReader.read(body);
    }

    @Override
    public StreamFormat streamFormat() {
        return StreamFormat.SSE;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new AnswerStreamReader();
    }

    @Override
    public String modelsPath() {
        return "/models";
    }
}
