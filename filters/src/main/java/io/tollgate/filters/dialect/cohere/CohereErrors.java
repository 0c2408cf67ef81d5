package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import java.util.Locale;

/**
 * Errors: an {@code id} and a {@code message}, and all that tells one from another is the status
 * and what the message says.
 *
 * @see <a href="https://docs.cohere.com/reference/errors">Errors</a>
 */
final class CohereErrors {

    /** A request or an answer holds a word that the account's owner has forbidden. */
    private static final int FORBIDDEN_WORD = 498;

    /** Cohere gave up on the request; the gateway, which reads its answer, has not. */
    private static final int GIVEN_UP = 499;

    private CohereErrors() {}

    static GatewayError read(int status, byte[] body) {
        GatewayError error = ProviderErrors.read(status, body);
        Kind kind =
                switch (status) {
                    case FORBIDDEN_WORD -> Kind.CONTENT_POLICY;
                    case GIVEN_UP -> Kind.UPSTREAM_BROKEN;
                    default -> said(error.kind(), error.message().toLowerCase(Locale.ROOT));
                };
        return new GatewayError(kind, error.message(), error.retryAfterSeconds());
    }

    private static Kind said(Kind kind, String message) {
        if (kind == Kind.INVALID_REQUEST && tooLong(message)) {
            return Kind.CONTEXT_TOO_LONG;
        }
        boolean usedUp = message.contains("calls / month") || message.contains("billing");
        return kind == Kind.RATE_LIMITED && usedUp ? Kind.QUOTA_EXHAUSTED : kind;
    }

    /**
     * An answer that may be longer than the model's longest has the same words at its beginning.
     */
    private static boolean tooLong(String message) {
        return message.contains("too many tokens") && !message.contains("max tokens must");
    }

    static byte[] write(GatewayError error, Stamp stamp) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", stamp.id());
                    json.writeStringProperty("message", error.message());
                    json.writeEndObject();
                });
    }
}
