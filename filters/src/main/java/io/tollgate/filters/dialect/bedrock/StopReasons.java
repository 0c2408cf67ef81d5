package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code stopReason}. Which sequence stopped a Claude stands among the additional fields, if it was
 * asked for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_MessageStopEvent.html">
 *     Message stop event</a>
 */
final class StopReasons {

    /** The additional field that names the sequence, as a request asks for it. */
    static final String SEQUENCE_POINTER = "/stop_sequence";

    private StopReasons() {}

    /**
     * Why an answer ended.
     *
     * @param object a whole answer or {@code messageStop}
     */
    static Finish read(JsonNode object) {
        return switch (object.path("stopReason").stringValue("")) {
            case "max_tokens", "model_context_window_exceeded" ->
                    Finish.of(Finish.Reason.MAX_TOKENS);
            case "stop_sequence" -> new Finish(Finish.Reason.STOP_SEQUENCE, sequence(object));
            case "tool_use" -> Finish.of(Finish.Reason.TOOL_CALLS);
            case "guardrail_intervened", "content_filtered" ->
                    Finish.of(Finish.Reason.CONTENT_FILTER);
            default -> Finish.of(Finish.Reason.END_TURN);
        };
    }

    private static @Nullable String sequence(JsonNode object) {
        return object.path("additionalModelResponseFields").path("stop_sequence").stringValue(null);
    }

    /** An answer that Bedrock could make nothing of has not ended; null for all others. */
    static @Nullable GatewayError failure(JsonNode object) {
        String reason = object.path("stopReason").stringValue("");
        return reason.startsWith("malformed_")
                ? GatewayError.of(
                        Kind.UPSTREAM_BROKEN,
                        "The model wrote what its provider cannot read: " + word(reason) + ".")
                : null;
    }

    private static String word(String reason) {
        return reason.equals("malformed_tool_use") ? "a call of a tool" : "an answer";
    }
}
