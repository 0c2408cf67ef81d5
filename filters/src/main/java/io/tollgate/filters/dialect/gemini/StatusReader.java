package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads errors of Google's APIs. The message of a quota is the same whether a minute is over or the
 * money: the details tell.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/troubleshooting">Troubleshooting</a>
 * @see <a href="https://cloud.google.com/apis/design/errors">google.rpc.Status</a>
 */
final class StatusReader {

    private static final int FINE = 200;
    private static final String TYPE = "@type";
    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)input token count.*exceeds|exceeds the (maximum|limit).*tokens");
    private static final Pattern DELAY = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)s");

    private StatusReader() {}

    /** The error that a whole answer with this status is. */
    static GatewayError read(int status, byte[] body) {
        try {
            JsonNode document = Json.parse(Slice.of(body));
            JsonNode error = document.isArray() ? document.path(0) : document;
            return error.path("error").isObject()
                    ? of(status, error)
                    : ProviderErrors.read(status, body);
        } catch (MalformedInput _) {
            return ProviderErrors.read(status, body);
        }
    }

    /** The error in a piece of a stream, or an answer that says that it is fine; null if none. */
    static @Nullable GatewayError in(JsonNode document) {
        return document.path("error").isObject() ? of(FINE, document) : null;
    }

    private static GatewayError of(int http, JsonNode document) {
        JsonNode error = document.path("error");
        GatewayError usual =
                http == FINE
                        ? ProviderErrors.of(document)
                        : ProviderErrors.read(http, Json.write(json -> json.writeTree(document)));
        return new GatewayError(kind(error, usual), usual.message(), delay(error));
    }

    private static Kind kind(JsonNode error, GatewayError usual) {
        return switch (error.path("status").stringValue("")) {
            case "UNAUTHENTICATED" -> Kind.AUTHENTICATION;
            case "PERMISSION_DENIED" -> Kind.PERMISSION;
            case "NOT_FOUND" -> Kind.MODEL_NOT_FOUND;
            case "RESOURCE_EXHAUSTED" -> exhausted(error, usual);
            case "UNAVAILABLE" -> Kind.OVERLOADED;
            case "DEADLINE_EXCEEDED" -> Kind.TIMEOUT;
            case "INTERNAL", "UNKNOWN", "ABORTED", "CANCELLED", "DATA_LOSS" -> Kind.UPSTREAM_BROKEN;
            case "INVALID_ARGUMENT", "OUT_OF_RANGE", "FAILED_PRECONDITION" -> invalid(error, usual);
            default -> usual.kind();
        };
    }

    /** A key that is wrong is an invalid argument to Google, and so is everything else. */
    private static Kind invalid(JsonNode error, GatewayError usual) {
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").stringValue("").equals("API_KEY_INVALID")) {
                return Kind.AUTHENTICATION;
            }
        }
        if (TOO_LONG.matcher(usual.message()).find()) {
            return Kind.CONTEXT_TOO_LONG;
        }
        return usual.kind() == Kind.UPSTREAM_BROKEN ? Kind.INVALID_REQUEST : usual.kind();
    }

    /** A quota for a minute comes back by itself; one for a day, and credit, do not in a while. */
    private static Kind exhausted(JsonNode error, GatewayError usual) {
        boolean named = false;
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("violations")) {
                named = true;
                if (violation.path("quotaId").stringValue("").contains("PerDay")) {
                    return Kind.QUOTA_EXHAUSTED;
                }
            }
        }
        return named || usual.kind() != Kind.QUOTA_EXHAUSTED
                ? Kind.RATE_LIMITED
                : Kind.QUOTA_EXHAUSTED;
    }

    private static @Nullable Integer delay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            Matcher delay = DELAY.matcher(detail.path("retryDelay").stringValue(""));
            if (detail.path(TYPE).stringValue("").endsWith("google.rpc.RetryInfo")
                    && delay.matches()) {
                return new BigDecimal(delay.group(1)).setScale(0, RoundingMode.CEILING).intValue();
            }
        }
        return null;
    }
}
