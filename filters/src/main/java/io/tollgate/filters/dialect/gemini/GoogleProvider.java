package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
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

/** What Gemini is at both places where Google serves it. */
abstract sealed class GoogleProvider implements ProviderDialect
        permits GeminiProvider, VertexProvider {

    static final String KEY = "x-goog-api-key";

    /** So that Google streams events rather than an array in pieces. */
    private static final String AS_EVENTS = "?alt=sse";

    /** Where a model is asked something. */
    abstract String place(String model, String verb);

    /** Whether calls and results carry ids. */
    abstract boolean ids();

    final ProviderRequest post(String model, String verb, byte[] body) {
        return new ProviderRequest("POST", path(model, verb), "application/json", body, false);
    }

    final String path(String model, String verb) {
        String place = place(model, verb);
        return verb.equals(GeminiFaces.STREAM) ? place + AS_EVENTS : place;
    }

    @Override
    public final String clientDialect() {
        return GeminiDialect.GEMINI;
    }

    @Override
    public final Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of(KEY, apiKey);
    }

    @Override
    public final GatewayError readError(int status, byte[] body) {
        return StatusReader.read(status, body);
    }

    @Override
    public final Set<String> forwardedHeaders() {
        return Set.of("x-goog-api-client");
    }

    @Override
    public final Set<String> answerHeaders() {
        return Set.of("x-gemini-service-tier");
    }

    @Override
    public final Set<String> watchedMembers() {
        return PassthroughBody.WATCHED;
    }

    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return PassthroughBody.write(members, model);
    }

    @Override
    public final StreamWatch streamWatch(JsonMembers request) {
        return new GeminiStreamWatch();
    }

    @Override
    public final @Nullable TokenUsage readUsage(byte[] response) {
        return GeminiUsage.read(
                JsonMembers.scan(response, Set.of(GeminiUsage.NAME))
                        .toObject()
                        .get(GeminiUsage.NAME));
    }

    @Override
    public final ProviderRequest writeRequest(
            ChatRequest request, TargetModel model, Losses losses) {
        String verb = request.delivery().stream() ? GeminiFaces.STREAM : GeminiFaces.GENERATE;
        byte[] body = GenerateContentWriter.write(request, RequestStyle.of(model, ids()), losses);
        return post(model.name(), verb, body);
    }

    @Override
    public final ChatResponse readResponse(byte[] body, Stamp stamp) {
        return AnswerReader.read(body, stamp);
    }

    @Override
    public final StreamFormat streamFormat() {
        return StreamFormat.SSE;
    }

    @Override
    public final StreamReader streamReader(Stamp stamp) {
        return new ChunkReader(stamp);
    }
}
