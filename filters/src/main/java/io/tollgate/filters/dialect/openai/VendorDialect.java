package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.dialect.LossLedger;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A provider that is compatible with OpenAI as its row of the table says. OpenAI's clients' bytes
 * pass through to it with only those members changed that it would refuse or not understand.
 */
final class VendorDialect implements ProviderDialect {

    private static final OpenAiProvider OPENAI = new OpenAiProvider();

    private static final String RERANK = "/v1/rerank";

    private static final Set<String> FORWARDED = Set.of("idempotency-key", "x-client-request-id");

    private final Vendor vendor;
    private final RequestEdits edits;
    private final VendorErrors errors;
    private final AnswerShape shape;
    private final Set<String> usage;
    private final Set<String> forwarded;

    VendorDialect(Vendor vendor) {
        this.vendor = vendor;
        this.edits = new RequestEdits(vendor);
        this.errors = new VendorErrors(vendor.errors());
        this.shape = new VendorShape(vendor, errors);
        this.forwarded = new TreeSet<>(FORWARDED);
        forwarded.addAll(vendor.headers());
        this.usage = new TreeSet<>(OpenAiProvider.USAGE);
        if (vendor.answer().usageUnder() != null) {
            usage.add(vendor.answer().usageUnder());
        }
    }

    /** The row that it goes by. */
    Vendor vendor() {
        return vendor;
    }

    @Override
    public String name() {
        return vendor.name();
    }

    @Override
    public String clientDialect() {
        return OpenAiClient.NAME;
    }

    @Override
    public Home home() {
        return new Home(vendor.url(), vendor.key(), vendor.globs(), List.of());
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return OPENAI.headers(apiKey);
    }

    @Override
    public Set<String> answerHeaders() {
        return OPENAI.answerHeaders();
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return errors.read(status, body);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        String path = OPENAI.passthroughPath(face, model);
        return path != null && vendor.endpoints().contains(path) ? path : null;
    }

    /** Some serve Cohere's reranking below the same base URL. */
    @Override
    public boolean takes(Face face) {
        return ProviderDialect.super.takes(face)
                || (face.path().equals(RERANK) && passthroughPath(face, "model") != null);
    }

    /** What answers with thoughts in its content is read, since OpenAI's clients cannot. */
    @Override
    public boolean passes(JsonMembers request, String model) {
        Thinkers thinkers = vendor.thinkers(model);
        if (!vendor.answer().thoughtsInContent() || thinkers == null) {
            return true;
        }
        String effort = request.text("reasoning_effort");
        return thinkers.canKeepStill() && (effort == null || effort.equals(Thinkers.OFF));
    }

    @Override
    public boolean passesError(byte[] body) {
        return VendorErrors.isOpenAis(body);
    }

    @Override
    public boolean reads(Face face) {
        return OPENAI.reads(face);
    }

    @Override
    public Set<String> forwardedHeaders() {
        return forwarded;
    }

    @Override
    public Set<String> watchedMembers() {
        return edits.members();
    }

    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return passthroughBody(members, model, stream, new Losses());
    }

    @Override
    public byte[] passthroughBody(
            JsonMembers members, String model, boolean stream, Losses losses) {
        return edits.passing(members, model, stream, losses);
    }

    @Override
    public StreamWatch streamWatch(JsonMembers request) {
        return new OpenAiStreamWatch(PassthroughBody.asksForUsage(request), shape);
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return shape.usage(JsonMembers.scan(response, usage).toObject());
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        Thinkers thinkers = vendor.thinkers(model.name(), model.reasoning());
        ProviderRequest written =
                ChatRequestWriter.write(request, model, Tolerance.of(vendor, thinkers), losses);
        return new ProviderRequest(
                written.path(), edits.crossing(written.body(), thinkers, losses));
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return ChatResponseReader.read(Json.parseObject(body), shape, stamp);
    }

    @Override
    public StreamFormat streamFormat() {
        return StreamFormat.SSE;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new ChatStreamReader(shape, stamp);
    }

    @Override
    public LossLedger losses() {
        return VendorLedger.of(vendor);
    }

    @Override
    public @Nullable EmbeddingDialect embeddings() {
        return vendor.endpoints().contains(OpenAiEmbeddings.PATH)
                ? new VendorEmbeddings(edits)
                : null;
    }

    @Override
    public String modelsPath() {
        return OPENAI.modelsPath();
    }

    /** Together lists them bare. */
    @Override
    public List<String> readModels(byte[] body) {
        JsonNode document = Json.parse(Slice.of(body));
        if (!document.isArray()) {
            return ProviderDialect.super.readModels(body);
        }
        List<String> names = new ArrayList<>();
        for (JsonNode model : document) {
            String at = "[" + names.size() + "]";
            names.add(JsonFields.of(model, at).requireText("id"));
        }
        return names;
    }
}
