package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.ForwardingDialect;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claude as Google's Vertex AI serves it: Anthropic's fields, with the model in the path and the
 * version of the API in the body. The base URL names project and location: {@code
 * https://LOCATION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/LOCATION}.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai">Claude
 *     on Vertex AI</a>
 */
final class VertexAnthropic extends ForwardingDialect {

    private static final String MODELS = "/publishers/anthropic/models/";
    private static final String COUNT_TOKENS = MODELS + "count-tokens:rawPredict";

    private static final String MODEL = "model";
    private static final String MAX_TOKENS = "max_tokens";
    private static final String VERSION_MEMBER = "anthropic_version";
    private static final String VERSION = "vertex-2023-10-16";

    private static final Set<String> FORWARDED = Set.of("anthropic-beta");

    VertexAnthropic() {
        super(new AnthropicProvider());
    }

    @Override
    public String name() {
        return "vertex-anthropic";
    }

    /** As a rule there is no key, but a credential's token. */
    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return VertexErrors.read(status, body);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        return passthroughPath(face, model, false);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model, boolean stream) {
        return switch (face.path()) {
            case MessagesFace.PATH -> path(model, stream);
            case CountTokensFace.PATH -> COUNT_TOKENS;
            default -> null;
        };
    }

    private static String path(String model, boolean stream) {
        return MODELS + ModelSegment.of(model) + (stream ? ":streamRawPredict" : ":rawPredict");
    }

    @Override
    public Set<String> forwardedHeaders() {
        return FORWARDED;
    }

    @Override
    public Set<String> watchedMembers() {
        return Set.of(VERSION_MEMBER, MAX_TOKENS);
    }

    /**
     * A message has its model in the path and nowhere else; a request to count, which is known by
     * having no limit for an answer, has it in the body.
     */
    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return members.value(MAX_TOKENS) == null
                ? new JsonSplice(members)
                        .setText(VERSION_MEMBER, VERSION)
                        .setText(MODEL, model)
                        .toByteArray()
                : withoutModel(members);
    }

    private static byte[] withoutModel(JsonMembers members) {
        return new JsonSplice(members).remove(MODEL).setText(VERSION_MEMBER, VERSION).toByteArray();
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        byte[] body = super.writeRequest(request, model, losses).body();
        return new ProviderRequest(
                path(model.name(), request.delivery().stream()),
                withoutModel(JsonMembers.scan(body, Set.of(MODEL, VERSION_MEMBER))));
    }

    /**
     * There is no list; this is the location itself, which answers whoever may ask models there.
     */
    @Override
    public String modelsPath() {
        return "";
    }

    @Override
    public List<String> readModels(byte[] body) {
        return List.of();
    }
}
