package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code finish_reason}. Which stop sequence came up is not told.
 *
 * @see <a href="https://docs.cohere.com/reference/chat#response.body.finish_reason">Finish
 *     reasons</a>
 */
final class FinishReasons {

    static final String ERROR = "ERROR";

    /** What a client is told beside it where a content policy cut in: there is no word for that. */
    static final String FILTERED = "The provider's content policy cut the answer off.";

    private FinishReasons() {}

    static String word(Finish finish) {
        return switch (finish.reason()) {
            case END_TURN -> "COMPLETE";
            case MAX_TOKENS -> "MAX_TOKENS";
            case STOP_SEQUENCE -> "STOP_SEQUENCE";
            case TOOL_CALLS -> "TOOL_CALL";
            case CONTENT_FILTER -> ERROR;
        };
    }

    /**
     * Why an answer ended.
     *
     * @param ended a whole answer, or the delta of {@code message-end}
     * @param called whether the model called tools
     */
    static Finish read(JsonNode ended, boolean called) {
        return switch (reason(ended)) {
            case "MAX_TOKENS", "ERROR_LIMIT" -> Finish.of(Finish.Reason.MAX_TOKENS);
            case "STOP_SEQUENCE" -> Finish.of(Finish.Reason.STOP_SEQUENCE);
            case "ERROR_TOXIC" -> Finish.of(Finish.Reason.CONTENT_FILTER);
            default -> Finish.of(called ? Finish.Reason.TOOL_CALLS : Finish.Reason.END_TURN);
        };
    }

    /** The failure that an end is, null if it is a proper one. */
    static @Nullable GatewayError failure(JsonNode ended) {
        String error = ended.path("error").stringValue("");
        return switch (reason(ended)) {
            case ERROR -> failed(Kind.UPSTREAM_BROKEN, error);
            case "TIMEOUT" -> failed(Kind.TIMEOUT, error);
            default -> error.isEmpty() ? null : failed(Kind.UPSTREAM_BROKEN, error);
        };
    }

    private static GatewayError failed(Kind kind, String error) {
        return GatewayError.of(
                kind,
                error.isEmpty() ? "The provider failed before the answer was complete." : error);
    }

    private static String reason(JsonNode ended) {
        return ended.path("finish_reason").stringValue("");
    }
}
