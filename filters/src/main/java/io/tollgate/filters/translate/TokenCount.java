package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.CountFace;
import io.tollgate.filters.dialect.ProviderDialect;
import org.jspecify.annotations.Nullable;

/**
 * A question for the length of a prompt that its provider cannot be asked: the gateway estimates.
 */
public final class TokenCount {

    private final ClientCall call;
    private final CountFace face;

    private TokenCount(ClientCall call, CountFace face) {
        this.call = call;
        this.face = face;
    }

    /** The question, null if the call asks something else or the provider itself counts. */
    public static @Nullable TokenCount of(ClientCall call, ProviderDialect provider) {
        return call.face() instanceof CountFace face && !provider.takes(face)
                ? new TokenCount(call, face)
                : null;
    }

    /**
     * The answer in the client's dialect. It takes about a millisecond for each ten thousand
     * characters.
     *
     * @throws io.tollgate.filters.wire.MalformedInput if the request is not what the API defines
     */
    public byte[] answer() {
        return face.writer().write(TokenEstimate.CAREFUL.of(call.request(face.reader()::read)));
    }
}
