package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import org.jspecify.annotations.Nullable;

/**
 * How far a response has come.
 *
 * @param status in the API's words
 * @param incomplete why it stopped short, null if it did not
 * @param error why it failed, null if it did not
 */
record Outcome(String status, @Nullable String incomplete, @Nullable GatewayError error) {

    static final Outcome IN_PROGRESS = new Outcome("in_progress", null, null);

    private static final Outcome COMPLETED = new Outcome("completed", null, null);

    static Outcome of(Finish finish) {
        return switch (finish.reason()) {
            case END_TURN, STOP_SEQUENCE, TOOL_CALLS -> COMPLETED;
            case MAX_TOKENS -> new Outcome("incomplete", "max_output_tokens", null);
            case CONTENT_FILTER -> new Outcome("incomplete", "content_filter", null);
        };
    }

    static Outcome failed(GatewayError error) {
        return new Outcome("failed", null, error);
    }

    /** The event that ends a stream so. */
    String event() {
        return "response." + status;
    }

    /** The status of the item that was being written when it came to this. */
    ItemStatus lastItem() {
        return this.equals(COMPLETED) ? ItemStatus.COMPLETED : ItemStatus.INCOMPLETE;
    }
}
