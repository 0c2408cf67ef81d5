package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Finish;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * {@code stop_reason} and {@code stop_sequence}, both ways.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons">Stop
 *     reasons</a>
 */
final class StopReasons {

    private StopReasons() {}

    /** The two members that say why, as a whole answer and {@code message_delta} have them. */
    static void write(JsonGenerator json, Finish finish) {
        json.writeStringProperty("stop_reason", word(finish.reason()));
        json.writeStringProperty("stop_sequence", finish.stopSequence());
    }

    private static String word(Finish.Reason reason) {
        return switch (reason) {
            case END_TURN -> "end_turn";
            case MAX_TOKENS -> "max_tokens";
            case STOP_SEQUENCE -> "stop_sequence";
            case TOOL_CALLS -> "tool_use";
            case CONTENT_FILTER -> "refusal";
        };
    }

    /**
     * Why an answer ended, null if it does not say. A pause of Anthropic's server tools is the end
     * of a turn to clients of other dialects, which have no such tools and cannot resume.
     *
     * @param object a whole answer or the delta of a {@code message_delta}
     */
    static @Nullable Finish read(JsonNode object) {
        return switch (object.path("stop_reason").stringValue("")) {
            case "" -> null;
            case "max_tokens", "model_context_window_exceeded" ->
                    Finish.of(Finish.Reason.MAX_TOKENS);
            case "stop_sequence" ->
                    new Finish(
                            Finish.Reason.STOP_SEQUENCE,
                            object.path("stop_sequence").stringValue(null));
            case "tool_use" -> Finish.of(Finish.Reason.TOOL_CALLS);
            case "refusal" -> Finish.of(Finish.Reason.CONTENT_FILTER);
            default -> Finish.of(Finish.Reason.END_TURN);
        };
    }

    /**
     * The end of an answer that is complete.
     *
     * @param said by the provider, null if it did not say
     * @param called whether the model called one of the client's tools: the call of {@link
     *     AnswerTool} is the answer and waits for no result
     */
    static Finish of(@Nullable Finish said, boolean called) {
        if (said == null) {
            return Finish.of(called ? Finish.Reason.TOOL_CALLS : Finish.Reason.END_TURN);
        }
        return said.reason() == Finish.Reason.TOOL_CALLS && !called
                ? Finish.of(Finish.Reason.END_TURN)
                : said;
    }
}
