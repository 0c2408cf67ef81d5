package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import org.jspecify.annotations.Nullable;

/** {@code done_reason}: Ollama tells an exhausted limit from all other ends, and no more. */
final class DoneReasons {

    private static final String LENGTH = "length";

    private DoneReasons() {}

    static String write(Finish finish) {
        return finish.reason() == Reason.MAX_TOKENS ? LENGTH : "stop";
    }

    /**
     * @param called whether the answer has tool calls, of which {@code done_reason} says nothing
     */
    static Finish read(@Nullable String doneReason, boolean called) {
        if (LENGTH.equals(doneReason)) {
            return Finish.of(Reason.MAX_TOKENS);
        }
        return Finish.of(called ? Reason.TOOL_CALLS : Reason.END_TURN);
    }
}
