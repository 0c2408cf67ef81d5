package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import org.jspecify.annotations.Nullable;

/**
 * {@code finishReason}, both ways.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#FinishReason">FinishReason</a>
 */
final class FinishReasons {

    private FinishReasons() {}

    /**
     * Why the candidate ended, if it did not fail.
     *
     * @param called whether the model called functions; the API has no reason of its own for that
     */
    static Finish read(String reason, boolean called) {
        return switch (reason) {
            case "MAX_TOKENS" -> Finish.of(Finish.Reason.MAX_TOKENS);
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" ->
                    Finish.of(Finish.Reason.CONTENT_FILTER);
            default -> Finish.of(called ? Finish.Reason.TOOL_CALLS : Finish.Reason.END_TURN);
        };
    }

    /** The failure that the reason is, null if it is none. */
    static @Nullable GatewayError failure(String reason) {
        return switch (reason) {
            case "MALFORMED_FUNCTION_CALL",
                    "MALFORMED_RESPONSE",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "MISSING_THOUGHT_SIGNATURE" ->
                    GatewayError.of(
                            GatewayError.Kind.UPSTREAM_BROKEN,
                            "The model failed before its answer was complete: " + reason + ".");
            default -> null;
        };
    }

    static String write(Finish finish) {
        return switch (finish.reason()) {
            case END_TURN, STOP_SEQUENCE, TOOL_CALLS -> "STOP";
            case MAX_TOKENS -> "MAX_TOKENS";
            case CONTENT_FILTER -> "SAFETY";
        };
    }
}
