package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.AzureApi;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
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
 * OpenAI's API as Azure serves it: the same fields, and what its content filter found beside them.
 * The base URL is the endpoint of a resource, {@code https://RESOURCE.openai.azure.com}. What is
 * called a model here is one of its deployments.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/openai/reference">Azure OpenAI REST
 *     API</a>
 */
final class AzureProvider extends ForwardingDialect {

    static final String NAME = "azure";

    private final AzureApi api;

    AzureProvider() {
        this(new AzureApi(null));
    }

    private AzureProvider(AzureApi api) {
        super(new OpenAiProvider());
        this.api = api;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> options() {
        return AzureApi.OPTIONS;
    }

    @Override
    public ProviderDialect with(Map<String, String> options) {
        return new AzureProvider(AzureApi.of(options));
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return AzureApi.headers(apiKey);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        String below = Endpoints.below(face);
        if (below == null) {
            return null;
        }
        return Endpoints.OF_DEPLOYMENTS.contains(below)
                ? api.ofDeployment(model, below)
                : api.ofResource(below);
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
        return at(model, written, AzureLimits.named(written.body(), model));
    }

    private ProviderRequest at(TargetModel model, ProviderRequest written, byte[] body) {
        return new ProviderRequest(api.ofDeployment(model.name(), written.path()), body);
    }

    @Override
    public EmbeddingDialect embeddings() {
        EmbeddingDialect original = new OpenAiEmbeddings();
        return new EmbeddingDialect() {
            @Override
            public ProviderRequest write(
                    EmbeddingRequest request, TargetModel model, Losses losses) {
                ProviderRequest written = original.write(request, model, losses);
                return at(model, written, written.body());
            }

            @Override
            public EmbeddingResponse read(byte[] body) {
                return original.read(body);
            }
        };
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
