package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.AwsErrors;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.EventStreamFraming;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Claude as Bedrock's InvokeModel serves it: Anthropic's messages under other paths, in binary
 * streams. Anthropic's own clients cross to it by way of the canonical conversation, for bytes of
 * theirs would be refused: Bedrock takes betas in the body rather than in a header, and refuses a
 * whole request for a member that it does not know yet. Their thoughts' signatures survive.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html">
 *     Anthropic Claude Messages API</a>
 */
final class BedrockAnthropicProvider implements ProviderDialect {

    static final String NAME = "bedrock-anthropic";

    private static final String BETA = "anthropic-beta";

    private static final StreamFormat FORMAT =
            new StreamFormat(
                    EventStreamFraming.NAME,
                    EventStreamFraming.MEDIA_TYPE,
                    EventStreamFraming::new);

    private final List<String> betas;

    /**
     * @param betas that all requests ask for
     */
    BedrockAnthropicProvider(List<String> betas) {
        this.betas = betas;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Nobody's bytes pass through. */
    @Override
    public String clientDialect() {
        return NAME;
    }

    @Override
    public Set<String> options() {
        return Set.of(BETA);
    }

    @Override
    public ProviderDialect with(Map<String, String> options) {
        return new BedrockAnthropicProvider(
                Stream.of(options.getOrDefault(BETA, "").split(","))
                        .map(String::strip)
                        .filter(beta -> !beta.isEmpty())
                        .toList());
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return AwsErrors.read(status, body);
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        return InvokedMessage.write(request, model, betas, losses);
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return MessagesResponseReader.read(body);
    }

    @Override
    public StreamFormat streamFormat() {
        return FORMAT;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new InvokedStreamReader();
    }

    /** What the runtime has to tell by GET; it lists no models. */
    @Override
    public String modelsPath() {
        return "/async-invoke?maxResults=1";
    }

    @Override
    public List<String> readModels(byte[] body) {
        return List.of();
    }
}
