package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Why an answer ended.
 *
 * @param stopSequence the text that stopped it, where the provider says so
 */
public record Finish(Reason reason, @Nullable String stopSequence) {

    public static Finish of(Reason reason) {
        return new Finish(reason, null);
    }

    /** Reasons that every dialect can say or round to the nearest of. */
    public enum Reason {
        /** The model was done. */
        END_TURN,
        /** The longest answer allowed was reached. */
        MAX_TOKENS,
        /** A stop sequence came up. */
        STOP_SEQUENCE,
        /** The model waits for the results of its tool calls. */
        TOOL_CALLS,
        /** The provider's content policy cut in. */
        CONTENT_FILTER
    }
}
