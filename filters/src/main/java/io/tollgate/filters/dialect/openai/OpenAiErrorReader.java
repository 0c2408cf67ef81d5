package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the errors of providers: OpenAI's object under {@code error}, that object on top level
 * (vLLM), a bare text under {@code error} (xAI, Ollama) or {@code detail} (FastAPI), no JSON at all
 * (a proxy on the way).
 */
final class OpenAiErrorReader {

    /** What is read where an HTTP answer was fine and its content is an error nonetheless. */
    private static final int NO_STATUS = 200;

    private OpenAiErrorReader() {}

    static GatewayError read(int status, byte[] body) {
        try {
            return of(status, Json.parse(Slice.of(body)));
        } catch (MalformedInput e) {
            return GatewayError.of(Kind.ofStatus(status), silent(status));
        }
    }

    /** The error that a chunk of a stream, or an answer with status 200, carries; null if none. */
    static @Nullable GatewayError in(ObjectNode document) {
        return document.hasNonNull("error") ? of(NO_STATUS, document) : null;
    }

    /** An error of which the frame's event name says that it is one. */
    static GatewayError ofEvent(JsonNode document) {
        return of(NO_STATUS, document);
    }

    private static GatewayError of(int status, JsonNode document) {
        JsonNode error = document.hasNonNull("error") ? document.path("error") : document;
        String message = message(error);
        return GatewayError.of(kind(status, error), message.isBlank() ? silent(status) : message);
    }

    private static String silent(int status) {
        return status == NO_STATUS
                ? "The provider reported an error without a message."
                : "The provider answered with status " + status + ".";
    }

    private static String message(JsonNode error) {
        if (error.isString()) {
            return error.stringValue();
        }
        String message = error.path("message").stringValue("");
        return message.isBlank() ? detail(error.path("detail")) : message;
    }

    /** FastAPI gives a text, or a list of complaints with a {@code msg} each. */
    private static String detail(JsonNode detail) {
        return detail.stringValue(detail.path(0).path("msg").stringValue(""));
    }

    /** By code, then by type, then by status. Some servers write an HTTP status as the code. */
    private static Kind kind(int status, JsonNode error) {
        JsonNode code = error.path("code");
        String type = error.path("type").stringValue("");
        Kind named = byName(code.stringValue(""));
        if (named == null) {
            named = byName(type);
        }
        if (named != null) {
            return named;
        }
        int http = status == NO_STATUS ? (int) code.longValue(NO_STATUS) : status;
        if (http >= 400 && http < 600) {
            return Kind.ofStatus(http);
        }
        return type.equals("invalid_request_error") ? Kind.INVALID_REQUEST : Kind.UPSTREAM_BROKEN;
    }

    /** Null for a name that says less than the status: {@code invalid_request_error} is any 4xx. */
    private static @Nullable Kind byName(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "model_not_found", "deploymentnotfound" -> Kind.MODEL_NOT_FOUND;
            case "invalid_api_key", "authentication_error" -> Kind.AUTHENTICATION;
            case "permission_error",
                    "insufficient_permissions",
                    "unsupported_country_region_territory" ->
                    Kind.PERMISSION;
            case "rate_limit_exceeded",
                    "rate_limit_error",
                    "insufficient_quota",
                    "tokens",
                    "requests" ->
                    Kind.RATE_LIMITED;
            case "context_length_exceeded", "string_above_max_length", "content_policy_violation" ->
                    Kind.INVALID_REQUEST;
            case "overloaded_error", "server_is_overloaded", "slow_down", "engine_overloaded" ->
                    Kind.OVERLOADED;
            case "timeout", "request_timeout" -> Kind.TIMEOUT;
            default -> null;
        };
    }
}
