package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An API as a provider serves it. Paths are below the provider's base URL. */
public interface ProviderDialect {

    /** Headers of answers that many APIs have. */
    Set<String> USUAL_ANSWER_HEADERS =
            Set.of("x-ratelimit-", "request-id", "x-request-id", "x-should-retry");

    /** Such as {@code anthropic}. */
    String name();

    /** The client dialect whose requests pass through to it: most providers' has their name. */
    default String clientDialect() {
        return name();
    }

    /** Where its providers are if the settings do not say, null if nobody knows. */
    default @Nullable Home home() {
        return null;
    }

    /** What an operator may say about it, by name. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * The dialect as it is spoken to a provider with these options.
     *
     * @param options of {@link #options}; often none
     * @throws IllegalArgumentException if that is not possible; the message tells an operator why
     */
    default ProviderDialect with(Map<String, String> options) {
        return this;
    }

    // ---- any call -----------------------------------------------------------------------------

    /** Headers that every call carries: the credential, a version. The key may be absent. */
    Map<String, String> headers(@Nullable String apiKey);

    /** An error answer, whatever its shape. The message is the provider's own, secrets and all. */
    GatewayError readError(int status, byte[] body);

    // ---- the client speaks the same dialect: bytes pass through, if there is such a path --------

    /**
     * Where a face of {@link #clientDialect} is served, null if nowhere, whatever the model.
     *
     * @param model as the provider calls it; may be a caller's text
     */
    default @Nullable String passthroughPath(Face face, String model) {
        return null;
    }

    /** The same, for an API that has its streams at another path. */
    default @Nullable String passthroughPath(Face face, String model, boolean stream) {
        return passthroughPath(face, model);
    }

    /** Whether what a client asks at a face can go to the provider as it came. */
    default boolean takes(Face face) {
        return clientDialect().equals(face.dialect()) && passthroughPath(face, "model") != null;
    }

    /** How answers' headers begin, in lower case, that mean something to such a client. */
    default Set<String> answerHeaders() {
        return USUAL_ANSWER_HEADERS;
    }

    /** Request headers of the client that mean something to the provider, in lower case. */
    default Set<String> forwardedHeaders() {
        return Set.of();
    }

    /** Top-level request members that {@link #passthroughBody} looks at, beside {@code model}. */
    default Set<String> watchedMembers() {
        return Set.of();
    }

    /**
     * The request as it goes on: as it came, but for the model's name and what metering needs.
     *
     * @param members has {@code model}, {@code stream} and {@link #watchedMembers} located
     */
    default byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return model.equals(members.text("model"))
                ? members.document()
                : new JsonSplice(members).setText("model", model).toByteArray();
    }

    /**
     * The same for a provider that does not take all that clients of the dialect say: what is left
     * out, it enters in {@code losses}.
     */
    default byte[] passthroughBody(
            JsonMembers members, String model, boolean stream, Losses losses) {
        return passthroughBody(members, model, stream);
    }

    /**
     * Whether a request may pass through as it came, where its face may. One whose answer the
     * client could not read is translated.
     *
     * @param members has {@link #watchedMembers} located
     */
    default boolean passes(JsonMembers members, String model) {
        return true;
    }

    /** Whether a client of {@link #clientDialect} understands an error answer as it came. */
    default boolean passesError(byte[] body) {
        return true;
    }

    /** Looks on while the answer to that request streams through. */
    default StreamWatch streamWatch(JsonMembers request) {
        throw new IllegalStateException("nothing passes through to " + name());
    }

    /**
     * What a whole answer that passes through says was used, null if it says nothing.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if the answer is not a JSON object
     */
    default @Nullable TokenUsage readUsage(byte[] response) {
        return null;
    }

    // ---- the client speaks another dialect ------------------------------------------------------

    /**
     * The request in this dialect. What it cannot say, it enters in {@code losses} by the canonical
     * path.
     */
    ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses);

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if it is not what the API defines
     */
    ChatResponse readResponse(byte[] body, Stamp stamp);

    StreamFormat streamFormat();

    /** Reads the stream that answers a request that {@link #writeRequest} wrote. */
    StreamReader streamReader(Stamp stamp);

    /**
     * Whether the answers of a face that passes through are such that {@link #readResponse} and
     * {@link #streamReader} read them.
     */
    default boolean reads(Face face) {
        return true;
    }

    /** What it cannot be told of other dialects' requests. */
    default LossLedger losses() {
        return LossLedger.beside(getClass());
    }

    /** How it turns texts into vectors, null if the API does not. */
    default @Nullable EmbeddingDialect embeddings() {
        return null;
    }

    // ---- discovery ------------------------------------------------------------------------------

    /** Where the provider lists its models, by GET. */
    String modelsPath();

    /**
     * The names of that list; most APIs have them as {@code id} of the objects under {@code data}.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if it is not what the API defines
     */
    default List<String> readModels(byte[] body) {
        return JsonFields.of(Json.parseObject(body)).takeObjects("data").stream()
                .map(model -> model.requireText("id"))
                .toList();
    }
}
