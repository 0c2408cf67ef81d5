package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Errors as clients get them. SDKs choose their exception by the status and show type and code.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI error codes</a>
 */
final class ResponsesErrors {

    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";

    private record Name(String type, @Nullable String code) {}

    private ResponsesErrors() {}

    static byte[] write(GatewayError error) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    object(json, error);
                    json.writeEndObject();
                });
    }

    /**
     * The members of an {@code error} event behind its number. The reference has code and message
     * beside the type; OpenAI really sends them inside of {@code error}, and it is by that member
     * that SDKs know that they must throw. Both are written.
     *
     * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming/error">The
     *     error event</a>
     */
    static void event(JsonGenerator json, GatewayError error) {
        json.writeStringProperty("code", code(error.kind()));
        json.writeStringProperty("message", error.message());
        json.writeNullProperty("param");
        object(json, error);
    }

    /** The error event as the one thing that the gateway says in a stream of passed bytes. */
    static byte[] frame(GatewayError error) {
        FrameBuffer out = new FrameBuffer();
        new EventFrames().event(out, "error", json -> event(json, error));
        return Objects.requireNonNull(out.drain());
    }

    /** What a failed response gives as its reason; it must have one. */
    static String code(Kind kind) {
        Name name = name(kind);
        return name.code() == null ? name.type() : name.code();
    }

    private static void object(JsonGenerator json, GatewayError error) {
        Name name = name(error.kind());
        json.writeObjectPropertyStart("error");
        json.writeStringProperty("message", error.message());
        json.writeStringProperty("type", name.type());
        json.writeNullProperty("param");
        json.writeStringProperty("code", name.code());
        json.writeEndObject();
    }

    private static Name name(Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> new Name(INVALID, null);
            case AUTHENTICATION -> new Name("authentication_error", "invalid_api_key");
            case PERMISSION -> new Name("permission_error", "insufficient_permissions");
            case NOT_FOUND -> new Name(INVALID, "unknown_url");
            case MODEL_NOT_FOUND -> new Name(INVALID, "model_not_found");
            case METHOD_NOT_ALLOWED -> new Name(INVALID, "method_not_supported");
            case REQUEST_TOO_LARGE -> new Name(INVALID, "request_too_large");
            case UNSUPPORTED_MEDIA_TYPE -> new Name(INVALID, "unsupported_media_type");
            case CONTEXT_TOO_LONG -> new Name(INVALID, "context_length_exceeded");
            case CONTENT_POLICY -> new Name(INVALID, "content_policy_violation");
            case QUOTA_EXHAUSTED -> new Name("insufficient_quota", "insufficient_quota");
            case BUDGET_EXHAUSTED -> new Name("insufficient_quota", "budget_exhausted");
            case RATE_LIMITED -> new Name("rate_limit_error", "rate_limit_exceeded");
            case INTERNAL -> new Name(SERVER, null);
            case UPSTREAM_BROKEN -> new Name(SERVER, "upstream_error");
            case OVERLOADED -> new Name(SERVER, "server_is_overloaded");
            case TIMEOUT -> new Name(SERVER, "timeout");
        };
    }
}
