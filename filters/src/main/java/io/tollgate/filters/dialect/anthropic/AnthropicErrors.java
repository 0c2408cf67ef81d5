package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Errors as clients get them. SDKs choose their exception by the status and show the type.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/errors">Errors</a>
 */
final class AnthropicErrors {

    private static final int OVERLOADED = 529;
    private static final int BILLING = 402;
    private static final String TOO_LONG = "prompt is too long";

    private AnthropicErrors() {}

    static int status(GatewayError error) {
        return switch (error.kind()) {
            case OVERLOADED -> OVERLOADED;
            case QUOTA_EXHAUSTED, BUDGET_EXHAUSTED -> BILLING;
            default -> error.kind().status();
        };
    }

    static byte[] write(GatewayError error, Stamp stamp) {
        return Json.write(
                json ->
                        write(
                                json,
                                error,
                                rest -> rest.writeStringProperty("request_id", stamp.id())));
    }

    /** An error in the middle of a stream. Nothing follows it, not even {@code message_stop}. */
    static void write(FrameBuffer out, GatewayError error) {
        out.sse("error", json -> write(json, error, rest -> {}));
    }

    /** That frame as bytes. */
    static byte[] frame(GatewayError error) {
        FrameBuffer out = new FrameBuffer();
        write(out, error);
        return Objects.requireNonNull(out.drain());
    }

    private static void write(
            JsonGenerator json, GatewayError error, Consumer<JsonGenerator> rest) {
        json.writeStartObject();
        json.writeStringProperty("type", "error");
        json.writeObjectPropertyStart("error");
        json.writeStringProperty("type", type(error.kind()));
        json.writeStringProperty("message", message(error));
        json.writeEndObject();
        rest.accept(json);
        json.writeEndObject();
    }

    /** The API has no type for a prompt too long; agents know by these words that they must cut. */
    private static String message(GatewayError error) {
        return error.kind() == Kind.CONTEXT_TOO_LONG && !error.message().startsWith(TOO_LONG)
                ? TOO_LONG + ": " + error.message()
                : error.message();
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST,
                    METHOD_NOT_ALLOWED,
                    UNSUPPORTED_MEDIA_TYPE,
                    CONTEXT_TOO_LONG,
                    CONTENT_POLICY ->
                    "invalid_request_error";
            case QUOTA_EXHAUSTED, BUDGET_EXHAUSTED -> "billing_error";
            case AUTHENTICATION -> "authentication_error";
            case PERMISSION -> "permission_error";
            case NOT_FOUND, MODEL_NOT_FOUND -> "not_found_error";
            case REQUEST_TOO_LARGE -> "request_too_large";
            case RATE_LIMITED -> "rate_limit_error";
            case INTERNAL, UPSTREAM_BROKEN -> "api_error";
            case OVERLOADED -> "overloaded_error";
            case TIMEOUT -> "timeout_error";
        };
    }
}
