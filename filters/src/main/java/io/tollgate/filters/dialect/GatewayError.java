package io.tollgate.filters.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, free of any dialect; each client dialect says it in its own shape.
 *
 * @param kind what it is; decides status and type
 * @param message for the caller: what happened and what to do, without secrets
 * @param retryAfterSeconds when to try again, null if nobody knows
 */
public record GatewayError(Kind kind, String message, @Nullable Integer retryAfterSeconds) {

    public static GatewayError of(Kind kind, String message) {
        return new GatewayError(kind, message, null);
    }

    /** The kinds, with the HTTP status that most dialects give them. */
    public enum Kind {
        /** The request cannot be understood or obeyed. */
        INVALID_REQUEST(400),
        /** The caller did not say who it is. */
        AUTHENTICATION(401),
        /** The caller may not do this. */
        PERMISSION(403),
        /** There is no such endpoint. */
        NOT_FOUND(404),
        /** No model of that name is declared here, or at the provider. */
        MODEL_NOT_FOUND(404),
        /** The endpoint wants another HTTP method. */
        METHOD_NOT_ALLOWED(405),
        /** The body is larger than the gateway takes. */
        REQUEST_TOO_LARGE(413),
        /** The body's type or encoding is not one that the gateway reads. */
        UNSUPPORTED_MEDIA_TYPE(415),
        /** The conversation is longer than the model can take. */
        CONTEXT_TOO_LONG(400),
        /** The provider's content policy forbids the request. */
        CONTENT_POLICY(400),
        /** Too many requests or tokens at once. */
        RATE_LIMITED(429),
        /** The provider's account is used up; to wait and try again is of no use. */
        QUOTA_EXHAUSTED(429),
        /** The caller's own budget is used up; to wait and try again is of no use. */
        BUDGET_EXHAUSTED(402),
        /** A fault of the gateway's own. */
        INTERNAL(500),
        /** The provider cannot be reached, broke off, or said what nobody can read. */
        UPSTREAM_BROKEN(502),
        /** The provider has more to do than it can. */
        OVERLOADED(503),
        /** The provider did not answer in time. */
        TIMEOUT(504);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** Whether clients that try again by themselves should know better. */
        public boolean isFinal() {
            return this == QUOTA_EXHAUSTED || this == BUDGET_EXHAUSTED;
        }

        /** The kind that a provider's status stands for when its body says nothing better. */
        public static Kind ofStatus(int status) {
            return switch (status) {
                case 401 -> AUTHENTICATION;
                case 403 -> PERMISSION;
                case 404 -> MODEL_NOT_FOUND;
                case 405 -> METHOD_NOT_ALLOWED;
                case 413 -> REQUEST_TOO_LARGE;
                case 415 -> UNSUPPORTED_MEDIA_TYPE;
                case 402 -> QUOTA_EXHAUSTED;
                case 429 -> RATE_LIMITED;
                case 503, 529 -> OVERLOADED;
                case 408, 504, 524 -> TIMEOUT;
                default -> status >= 400 && status < 500 ? INVALID_REQUEST : UPSTREAM_BROKEN;
            };
        }
    }
}
