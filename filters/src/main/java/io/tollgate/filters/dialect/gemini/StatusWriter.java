package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * Errors as clients get them. SDKs choose their exception by the code; Gemini CLI tells by the
 * details whether to wait or to give up.
 *
 * @see <a href="https://cloud.google.com/apis/design/errors">google.rpc.Status</a>
 */
final class StatusWriter {

    private static final String TYPES = "type.googleapis.com/google.rpc.";
    private static final int BAD_REQUEST = 400;

    private StatusWriter() {}

    /** Google has no statuses of their own for bodies too large or of the wrong type. */
    static int status(GatewayError error) {
        return switch (error.kind()) {
            case REQUEST_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> BAD_REQUEST;
            default -> error.kind().status();
        };
    }

    static byte[] write(GatewayError error) {
        return Json.write(json -> write(json, error));
    }

    /** An error in the middle of a stream. Nothing follows it. */
    static void write(FrameBuffer out, GatewayError error) {
        out.sse(json -> write(json, error));
    }

    /** That frame as bytes. */
    static byte[] frame(GatewayError error) {
        FrameBuffer out = new FrameBuffer();
        write(out, error);
        return Objects.requireNonNull(out.drain());
    }

    private static void write(JsonGenerator json, GatewayError error) {
        json.writeStartObject();
        json.writeObjectPropertyStart("error");
        json.writeNumberProperty("code", status(error));
        json.writeStringProperty("message", error.message());
        json.writeStringProperty("status", name(error.kind()));
        details(json, error);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void details(JsonGenerator json, GatewayError error) {
        if (error.retryAfterSeconds() == null && !error.kind().isFinal()) {
            return;
        }
        json.writeArrayPropertyStart("details");
        if (error.kind().isFinal()) {
            quota(json);
        }
        if (error.retryAfterSeconds() != null) {
            json.writeStartObject();
            json.writeStringProperty("@type", TYPES + "RetryInfo");
            json.writeStringProperty("retryDelay", error.retryAfterSeconds() + "s");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Clients wait for the end of a minute, not of a day: this one ends by no waiting. */
    private static void quota(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("@type", TYPES + "QuotaFailure");
        json.writeArrayPropertyStart("violations");
        json.writeStartObject();
        json.writeStringProperty("quotaId", "BudgetPerDay");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST,
                    REQUEST_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    CONTEXT_TOO_LONG,
                    CONTENT_POLICY ->
                    "INVALID_ARGUMENT";
            case AUTHENTICATION -> "UNAUTHENTICATED";
            case PERMISSION -> "PERMISSION_DENIED";
            case NOT_FOUND, MODEL_NOT_FOUND -> "NOT_FOUND";
            case METHOD_NOT_ALLOWED -> "UNIMPLEMENTED";
            case RATE_LIMITED, QUOTA_EXHAUSTED, BUDGET_EXHAUSTED -> "RESOURCE_EXHAUSTED";
            case INTERNAL, UPSTREAM_BROKEN -> "INTERNAL";
            case OVERLOADED -> "UNAVAILABLE";
            case TIMEOUT -> "DEADLINE_EXCEEDED";
        };
    }
}
