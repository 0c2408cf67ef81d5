package io.tollgate.filters.dialect;

import io.tollgate.filters.dialect.GatewayError.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which providers tell one error from another. */
final class ErrorWords {

    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "context (length|window|size)|prompt is too long|input is too long"
                            + "|maximum (context|prompt|input)|exceed context limit");

    private static final Pattern POLICY =
            Pattern.compile(
                    "content (management |filtering )?policy|content filter|usage policy"
                            + "|safety system|flagged as");

    private static final Pattern QUOTA =
            Pattern.compile(
                    "credit balance|exceeded your current quota|insufficient (credits|balance)");

    private static final Pattern NO_MODEL =
            Pattern.compile("(?s)\\bmodel\\b.*\\b(not found|does not exist)\\b");

    private ErrorWords() {}

    /**
     * What a code or type stands for; null for one that says less than the status, as {@code
     * invalid_request_error} does, which is any 4xx.
     */
    static @Nullable Kind named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "model_not_found", "deploymentnotfound", "unknown_model", "not_found_error" ->
                    Kind.MODEL_NOT_FOUND;
            case "invalid_api_key", "authentication_error" -> Kind.AUTHENTICATION;
            case "permission_error",
                    "insufficient_permissions",
                    "unsupported_country_region_territory" ->
                    Kind.PERMISSION;
            case "rate_limit_exceeded", "rate_limit_error", "tokens", "requests" ->
                    Kind.RATE_LIMITED;
            case "insufficient_quota", "billing_error", "billing_hard_limit_reached" ->
                    Kind.QUOTA_EXHAUSTED;
            case "budget_exhausted" -> Kind.BUDGET_EXHAUSTED;
            case "context_length_exceeded", "exceed_context_size_error" -> Kind.CONTEXT_TOO_LONG;
            case "content_policy_violation",
                    "content_filter",
                    "contentfilter",
                    "responsibleaipolicyviolation",
                    "moderation_blocked",
                    "cyber_policy_violation" ->
                    Kind.CONTENT_POLICY;
            case "string_above_max_length" -> Kind.INVALID_REQUEST;
            case "request_too_large" -> Kind.REQUEST_TOO_LARGE;
            case "overloaded_error", "server_is_overloaded", "slow_down", "engine_overloaded" ->
                    Kind.OVERLOADED;
            case "timeout", "request_timeout", "timeout_error" -> Kind.TIMEOUT;
            case "api_error", "upstream_error" -> Kind.UPSTREAM_BROKEN;
            default -> null;
        };
    }

    /** What only the message tells; null if it tells no more than the status did. */
    static @Nullable Kind said(Kind byStatus, String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return switch (byStatus) {
            case INVALID_REQUEST, REQUEST_TOO_LARGE, UPSTREAM_BROKEN -> {
                if (TOO_LONG.matcher(words).find()) {
                    yield Kind.CONTEXT_TOO_LONG;
                }
                if (POLICY.matcher(words).find()) {
                    yield Kind.CONTENT_POLICY;
                }
                if (QUOTA.matcher(words).find()) {
                    yield Kind.QUOTA_EXHAUSTED;
                }
                yield NO_MODEL.matcher(words).find() ? Kind.MODEL_NOT_FOUND : null;
            }
            case RATE_LIMITED -> QUOTA.matcher(words).find() ? Kind.QUOTA_EXHAUSTED : null;
            case AUTHENTICATION,
                    PERMISSION,
                    NOT_FOUND,
                    MODEL_NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    UNSUPPORTED_MEDIA_TYPE,
                    CONTEXT_TOO_LONG,
                    CONTENT_POLICY,
                    QUOTA_EXHAUSTED,
                    BUDGET_EXHAUSTED,
                    INTERNAL,
                    OVERLOADED,
                    TIMEOUT ->
                    null;
        };
    }
}
