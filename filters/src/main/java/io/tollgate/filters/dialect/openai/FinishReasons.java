package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code finish_reason}, both ways. */
final class FinishReasons {

    private FinishReasons() {}

    static String write(Finish finish) {
        return switch (finish.reason()) {
            case END_TURN, STOP_SEQUENCE -> "stop";
            case MAX_TOKENS -> "length";
            case TOOL_CALLS -> "tool_calls";
            case CONTENT_FILTER -> "content_filter";
        };
    }

    /**
     * Why the choice ended.
     *
     * @param called whether the model called tools: several servers say {@code stop} even then, and
     *     an agent that believed them would not run its tools
     */
    static Finish read(JsonNode choice, boolean called) {
        return switch (choice.path("finish_reason").stringValue("")) {
            case "length" -> Finish.of(Finish.Reason.MAX_TOKENS);
            case "content_filter" -> Finish.of(Finish.Reason.CONTENT_FILTER);
            case "tool_calls", "function_call" -> Finish.of(Finish.Reason.TOOL_CALLS);
            default -> called ? Finish.of(Finish.Reason.TOOL_CALLS) : stopped(choice);
        };
    }

    /** vLLM names the stop sequence that matched, in {@code stop_reason}. */
    private static Finish stopped(JsonNode choice) {
        JsonNode sequence = choice.path("stop_reason");
        return sequence.isString()
                ? new Finish(Finish.Reason.STOP_SEQUENCE, sequence.stringValue())
                : Finish.of(Finish.Reason.END_TURN);
    }

    /**
     * The failure that some providers dress as an end (DeepSeek, OpenRouter), null if it is none.
     *
     * @see <a href="https://api-docs.deepseek.com/api/create-chat-completion">DeepSeek,
     *     finish_reason</a>
     */
    static @Nullable GatewayError failure(JsonNode choice) {
        return switch (choice.path("finish_reason").stringValue("")) {
            case "insufficient_system_resource" ->
                    GatewayError.of(
                            GatewayError.Kind.OVERLOADED,
                            "The provider ran out of resources before the answer was complete.");
            case "error" ->
                    GatewayError.of(
                            GatewayError.Kind.UPSTREAM_BROKEN,
                            "The provider failed before the answer was complete.");
            default -> null;
        };
    }
}
