package io.tollgate.filters.dialect.bedrock;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bedrock's runtime by Converse and ConverseStream. A Bedrock API key goes as a bearer token;
 * without one the request has to be signed, which is the business of the provider's credential.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html">API
 *     keys</a>
 */
final class ConverseProvider implements ProviderDialect {

    static final String NAME = "bedrock";

    private static final StreamFormat FORMAT =
            new StreamFormat(
                    EventStreamFraming.NAME,
                    EventStreamFraming.MEDIA_TYPE,
                    EventStreamFraming::new);

    /**
     * The runtime lists no models, its sister at {@code bedrock.REGION} does. This is the one thing
     * that it tells by GET, for the same credential at the same host.
     */
    private static final String ASYNC_INVOKES = "/async-invoke?maxResults=1";

    private final ConverseOptions options;

    ConverseProvider(ConverseOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> options() {
        return ConverseOptions.NAMES;
    }

    @Override
    public ProviderDialect with(Map<String, String> given) {
        return new ConverseProvider(ConverseOptions.of(given));
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
        byte[] body = ConverseRequestWriter.write(request, model, options, losses);
        String operation = request.delivery().stream() ? "/converse-stream" : "/converse";
        return new ProviderRequest(
                "POST", path(model.name(), operation), "application/json", body, true);
    }

    /** The id is one segment, whatever stands in it: ids have colons, ARNs have slashes. */
    private static String path(String model, String operation) {
        String id = URLEncoder.encode(model, StandardCharsets.UTF_8);
        return "/model/" + id.replace("+", "%20").replace("*", "%2A") + operation;
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return ConverseResponseReader.read(body);
    }

    @Override
    public StreamFormat streamFormat() {
        return FORMAT;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new ConverseStreamReader();
    }

    @Override
    public String modelsPath() {
        return ASYNC_INVOKES;
    }

    /** What is listed there are no models. */
    @Override
    public List<String> readModels(byte[] body) {
        return List.of();
    }
}
