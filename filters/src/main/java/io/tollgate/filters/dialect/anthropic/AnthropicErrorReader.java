package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import tools.jackson.databind.JsonNode;

/**
 * Reads the errors of providers: Anthropic's own, by {@code error.type} and then by status, and
 * whatever a proxy on the way says instead.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/errors">Errors</a>
 */
final class AnthropicErrorReader {

    /** What is read where an HTTP answer was fine and its content is an error nonetheless. */
    private static final int NO_STATUS = 200;

    private AnthropicErrorReader() {}

    static GatewayError read(int status, byte[] body) {
        try {
            return of(status, Json.parse(Slice.of(body)));
        } catch (MalformedInput e) {
            return GatewayError.of(Kind.ofStatus(status), silent(status));
        }
    }

    /** The error that an event of a stream, or an answer with status 200, is. */
    static GatewayError of(JsonNode document) {
        return of(NO_STATUS, document);
    }

    /** Whether the frame's event name says so, whatever its data calls itself. */
    static boolean isError(Frame frame) {
        return "error".equals(frame.event());
    }

    static boolean isError(JsonNode document) {
        return document.path("type").stringValue("").equals("error");
    }

    private static GatewayError of(int status, JsonNode document) {
        JsonNode error = document.path("error");
        String message = error.path("message").stringValue(error.stringValue(""));
        return GatewayError.of(
                kind(status, error.path("type").stringValue("")),
                message.isBlank() ? silent(status) : message);
    }

    private static String silent(int status) {
        return status == NO_STATUS
                ? "The provider reported an error without a message."
                : "The provider answered with status " + status + ".";
    }

    /** An account without credit is like a used-up quota: not the caller's fault, and it passes. */
    private static Kind kind(int status, String type) {
        return switch (type) {
            case "invalid_request_error" -> Kind.INVALID_REQUEST;
            case "authentication_error" -> Kind.AUTHENTICATION;
            case "permission_error" -> Kind.PERMISSION;
            case "not_found_error" -> Kind.MODEL_NOT_FOUND;
            case "request_too_large" -> Kind.REQUEST_TOO_LARGE;
            case "rate_limit_error", "billing_error" -> Kind.RATE_LIMITED;
            case "overloaded_error" -> Kind.OVERLOADED;
            case "timeout_error" -> Kind.TIMEOUT;
            case "api_error" -> Kind.UPSTREAM_BROKEN;
            default -> Kind.ofStatus(status);
        };
    }
}
