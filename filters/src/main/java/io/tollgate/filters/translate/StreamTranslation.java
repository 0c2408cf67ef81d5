package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.GatewayError;
import org.jspecify.annotations.Nullable;

/**
 * Turns the provider's bytes of a stream into the client's: one buffer in, at most one out. A plain
 * state machine for one stream. Whatever goes wrong ends the client's stream with an error in its
 * dialect, never with a fake end.
 */
public interface StreamTranslation {

    /** The provider's next bytes; null if they complete nothing for the client. */
    byte @Nullable [] feed(byte[] bytes);

    /** The provider closed its stream, properly or early; null if nothing is left to say. */
    byte @Nullable [] end();

    /** The stream cannot go on; null if it had ended already. */
    byte @Nullable [] fail(GatewayError error);

    /**
     * Whether something came that a client waits for: text, reasoning, a tool's call, or the
     * answer's end. That an answer is about to begin, or a sign of life, is not.
     */
    boolean begun();

    /** Whether the provider's content policy ended the stream before anything of it came. */
    boolean withheld();

    /** Why the stream failed, null if it did not. */
    @Nullable GatewayError failure();
}
