package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.CountFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to one target, and the answer on its way back. Speakers of the same
 * dialect exchange bytes; all others meet in the canonical conversation.
 */
public sealed interface Translation permits Passthrough, Relay, Transcoding, EmbeddingTranscoding {

    /**
     * Chooses the way.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if the request cannot be read
     * @throws io.tollgate.filters.dialect.GatewayException if the target cannot be asked this
     */
    static Translation of(ClientCall call, ProviderDialect provider, TargetModel model) {
        if (provider.takes(call.face())) {
            String path = provider.passthroughPath(call.face(), model.name(), call.stream());
            if (path != null && passes(call, provider, model.name())) {
                return passing(call, provider, path, model.name());
            }
        }
        return switch (call.face()) {
            case ChatFace face -> new Transcoding(call, face, provider, model);
            case EmbeddingFace face -> new EmbeddingTranscoding(call, face, provider, model);
            case RelayFace face ->
                    throw new GatewayException(
                            Kind.NOT_FOUND,
                            "The provider of '"
                                    + model.name()
                                    + "' has no "
                                    + face.path()
                                    + "; ask for a model that has.");
            case CountFace face ->
                    throw new IllegalStateException(face.path() + " is answered by TokenCount");
        };
    }

    private static boolean passes(ClientCall call, ProviderDialect provider, String model) {
        JsonMembers members = call.membersIfAny();
        return members == null
                || !(call.face() instanceof ChatFace)
                || provider.passes(members, model);
    }

    private static Translation passing(
            ClientCall call, ProviderDialect provider, String path, String model) {
        RelayedRequest relayed = call.relayed();
        return relayed != null && call.face() instanceof RelayFace face
                ? new Relay(face, relayed, provider, path, model)
                : new Passthrough(call, provider, path, model);
    }

    /** What is sent to the provider. */
    ProviderRequest outbound();

    /** Whether client and provider speak the same dialect. */
    boolean sameDialect();

    /** What could not cross. */
    Losses losses();

    /**
     * A whole, successful answer in the client's dialect.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if the provider's answer cannot be read
     */
    byte[] answer(byte[] body);

    /**
     * Whether the provider's content policy withheld all of a whole answer, which {@link #answer}
     * has taken. Where bytes pass through, this is what reads them.
     */
    default boolean withheld(byte[] body) {
        return false;
    }

    /** The translation of a streamed answer; one instance a stream. */
    StreamTranslation stream();

    /** Whether the client is told a guess at the prompt's tokens before the provider's count. */
    default boolean estimatesInput() {
        return false;
    }

    /** The media type of the stream that goes to the client. */
    String streamMediaType();

    /** What came of the answer up to now, for where the provider does not tell. */
    Passed passed();

    /** What the provider reported up to now, whole or streamed; null if nothing. */
    @Nullable TokenUsage usage();
}
