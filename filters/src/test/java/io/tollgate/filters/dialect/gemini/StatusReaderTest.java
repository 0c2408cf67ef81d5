package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Google's errors mean. */
class StatusReaderTest {

    private static final String RETRY =
            "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"34.4s\"}";

    private static GatewayError read(int status, String body) {
        return StatusReader.read(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String error(int code, String status, String message, String details) {
        return "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\",\"details\":[%s]}}"
                .formatted(code, message, status, details);
    }

    private static String quota(String id) {
        return "{\"@type\":\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":[{\"quotaId\":\""
                + id
                + "\"}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT, Request contains an invalid argument., INVALID_REQUEST",
        "400, INVALID_ARGUMENT, The input token count (1048577) exceeds the maximum number of tokens"
                + " allowed (1048576)., CONTEXT_TOO_LONG",
        "400, FAILED_PRECONDITION, User location is not supported for the API use., INVALID_REQUEST",
        "401, UNAUTHENTICATED, Request had invalid authentication credentials., AUTHENTICATION",
        "403, PERMISSION_DENIED, Method doesn't allow unregistered callers., PERMISSION",
        "404, NOT_FOUND, models/gemini-9 is not found for API version v1beta., MODEL_NOT_FOUND",
        "429, RESOURCE_EXHAUSTED, Resource has been exhausted., RATE_LIMITED",
        "429, RESOURCE_EXHAUSTED, You exceeded your current quota., QUOTA_EXHAUSTED",
        "500, INTERNAL, An internal error has occurred., UPSTREAM_BROKEN",
        "503, UNAVAILABLE, The model is overloaded., OVERLOADED",
        "504, DEADLINE_EXCEEDED, Deadline expired., TIMEOUT",
        "418, TEAPOT, Short and stout., INVALID_REQUEST"
    })
    void theStatusSaysWhatItIs(int http, String status, String message, Kind kind) {
        GatewayError error = read(http, error(http, status, message, ""));

        assertThat(error).isEqualTo(GatewayError.of(kind, message));
    }

    @Test
    void aQuotaForAMinuteComesBack() {
        GatewayError error =
                read(
                        429,
                        error(
                                429,
                                "RESOURCE_EXHAUSTED",
                                "You exceeded your current quota.",
                                quota("RequestsPerMinutePerProject") + "," + RETRY));

        assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(error.retryAfterSeconds()).isEqualTo(35);
    }

    @Test
    void aQuotaForADayDoesNotInAWhile() {
        String body =
                error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", quota("RequestsPerDayPerUser"));

        assertThat(read(429, body).kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
    }

    @Test
    void aWrongKeyIsNoInvalidRequest() {
        String body =
                error(
                        400,
                        "INVALID_ARGUMENT",
                        "API key not valid.",
                        "{\"reason\":\"API_KEY_INVALID\"}");

        assertThat(read(400, body).kind()).isEqualTo(Kind.AUTHENTICATION);
    }

    @Test
    void anErrorMayStandInAnArray() {
        String body = "[" + error(503, "UNAVAILABLE", "Overloaded.", "") + "]";

        assertThat(read(503, body)).isEqualTo(GatewayError.of(Kind.OVERLOADED, "Overloaded."));
    }

    @Test
    void whatIsNoStatusIsReadAsAnywhere() {
        assertThat(read(502, "<html>").kind()).isEqualTo(Kind.UPSTREAM_BROKEN);
        assertThat(read(429, "{\"error\":\"slow down\"}").message()).isEqualTo("slow down");
        assertThat(read(404, "7").kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
    }
}
