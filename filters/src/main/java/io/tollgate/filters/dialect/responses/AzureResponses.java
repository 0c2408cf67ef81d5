package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.AzureApi;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.ForwardingDialect;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Responses API as Azure serves it. The base URL is the endpoint of a resource, as it is for
 * its chat completions, so that one provider can have both.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/openai/how-to/responses">Azure OpenAI
 *     Responses API</a>
 */
final class AzureResponses extends ForwardingDialect {

    private final AzureApi api;

    AzureResponses() {
        this(new AzureApi(null));
    }

    private AzureResponses(AzureApi api) {
        super(new ResponsesProvider());
        this.api = api;
    }

    @Override
    public String name() {
        return "azure-responses";
    }

    @Override
    public Set<String> options() {
        return AzureApi.OPTIONS;
    }

    @Override
    public ProviderDialect with(Map<String, String> options) {
        return new AzureResponses(AzureApi.of(options));
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return AzureApi.headers(apiKey);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        String path = super.passthroughPath(face, model);
        return path == null ? null : api.ofResource(path);
    }

    @Override
    public Set<String> answerHeaders() {
        return AzureApi.ANSWER_HEADERS;
    }

    @Override
    public Set<String> forwardedHeaders() {
        return AzureApi.FORWARDED_HEADERS;
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        ProviderRequest written = super.writeRequest(request, model, losses);
        return new ProviderRequest(api.ofResource(written.path()), written.body());
    }

    @Override
    public String modelsPath() {
        return api.ofResource("/models");
    }

    /** It lists the region's models, not the resource's deployments, which alone can be asked. */
    @Override
    public List<String> readModels(byte[] body) {
        return List.of();
    }
}
