package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.wire.Frame;
import tools.jackson.databind.JsonNode;

/**
 * Tells errors from answers.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/errors">Errors</a>
 */
final class ErrorMark {

    private ErrorMark() {}

    /** Whether the frame's event name says so, whatever its data calls itself. */
    static boolean isError(Frame frame) {
        return "error".equals(frame.event());
    }

    static boolean isError(JsonNode document) {
        return document.path("type").stringValue("").equals("error");
    }
}
