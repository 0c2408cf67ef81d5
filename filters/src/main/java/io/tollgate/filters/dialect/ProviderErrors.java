package io.tollgate.filters.dialect;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the errors of providers, by code, then by type, then by the code that Azure puts within,
 * then by status, and last by what the message says. One reading serves all dialects: the words
 * differ and do not contradict each other, and servers that are compatible with one API answer with
 * the errors of another.
 *
 * <p>Known shapes: an object under {@code error} (OpenAI, Anthropic), that object on top level
 * (vLLM), a bare text under {@code error} (Ollama, xAI) or {@code detail} (FastAPI), no JSON at all
 * (a proxy on the way).
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI error codes</a>
 * @see <a href="https://platform.claude.com/docs/en/api/errors">Anthropic errors</a>
 * @see <a href="https://docs.ollama.com/api/errors">Ollama errors</a>
 */
public final class ProviderErrors {

    /** What is read where an HTTP answer was fine and its content is an error nonetheless. */
    private static final int NO_STATUS = 200;

    private ProviderErrors() {}

    /** The error that a whole answer with this status is. */
    public static GatewayError read(int status, byte[] body) {
        try {
            return of(status, Json.parse(Slice.of(body)));
        } catch (MalformedInput e) {
            return GatewayError.of(Kind.ofStatus(status), silent(status));
        }
    }

    /** The error under {@code error}, in an answer that says of itself that it is fine. */
    public static @Nullable GatewayError in(JsonNode document) {
        return document.hasNonNull("error") ? of(NO_STATUS, document) : null;
    }

    /** The error that an event of a stream, or an answer with status 200, is known to be. */
    public static GatewayError of(JsonNode document) {
        return of(NO_STATUS, document);
    }

    private static GatewayError of(int status, JsonNode document) {
        JsonNode error = document.hasNonNull("error") ? document.path("error") : document;
        String message = message(error);
        return GatewayError.of(
                kind(status, error, message), message.isBlank() ? silent(status) : message);
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

    private static Kind kind(int status, JsonNode error, String message) {
        JsonNode code = error.path("code");
        String type = error.path("type").stringValue("");
        Kind named = ErrorWords.named(code.stringValue(""));
        if (named == null) {
            named = ErrorWords.named(type);
        }
        if (named == null) {
            named = ErrorWords.named(error.path("innererror").path("code").stringValue(""));
        }
        if (named != null) {
            return named;
        }
        Kind byStatus = byStatus(status, code, type);
        Kind said = ErrorWords.said(byStatus, message);
        return said == null ? byStatus : said;
    }

    /** Some servers write an HTTP status as the code. */
    private static Kind byStatus(int status, JsonNode code, String type) {
        int http = status == NO_STATUS ? (int) code.longValue(NO_STATUS) : status;
        if (http >= 400 && http < 600) {
            return Kind.ofStatus(http);
        }
        return type.equals("invalid_request_error") ? Kind.INVALID_REQUEST : Kind.UPSTREAM_BROKEN;
    }
}
