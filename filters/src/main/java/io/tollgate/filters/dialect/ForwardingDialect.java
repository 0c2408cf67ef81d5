package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dialect that is another one in all but a few things: a cloud's edition of somebody's API, with
 * its own paths and credentials around the same fields. What is not overridden is the other's. Its
 * name and where it is found are its own, though, and so are its options.
 */
public abstract class ForwardingDialect implements ProviderDialect {

    private final ProviderDialect original;

    protected ForwardingDialect(ProviderDialect original) {
        this.original = original;
    }

    /** Whose fields they are. */
    protected final ProviderDialect original() {
        return original;
    }

    @Override
    public String clientDialect() {
        return original.clientDialect();
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return original.headers(apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return original.readError(status, body);
    }

    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        return original.passthroughPath(face, model);
    }

    @Override
    public Set<String> answerHeaders() {
        return original.answerHeaders();
    }

    @Override
    public Set<String> forwardedHeaders() {
        return original.forwardedHeaders();
    }

    @Override
    public Set<String> watchedMembers() {
        return original.watchedMembers();
    }

    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return original.passthroughBody(members, model, stream);
    }

    @Override
    public boolean passes(JsonMembers members, String model) {
        return original.passes(members, model);
    }

    @Override
    public boolean passesError(byte[] body) {
        return original.passesError(body);
    }

    @Override
    public StreamWatch streamWatch(JsonMembers request) {
        return original.streamWatch(request);
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return original.readUsage(response);
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        return original.writeRequest(request, model, losses);
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        return original.readResponse(body, stamp);
    }

    @Override
    public StreamFormat streamFormat() {
        return original.streamFormat();
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return original.streamReader(stamp);
    }

    @Override
    public boolean reads(Face face) {
        return original.reads(face);
    }

    @Override
    public LossLedger losses() {
        return original.losses();
    }

    @Override
    public @Nullable EmbeddingDialect embeddings() {
        return original.embeddings();
    }

    @Override
    public String modelsPath() {
        return original.modelsPath();
    }

    @Override
    public List<String> readModels(byte[] body) {
        return original.readModels(body);
    }
}
