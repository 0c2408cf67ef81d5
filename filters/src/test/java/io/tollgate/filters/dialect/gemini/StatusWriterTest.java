package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in Google's shape. */
class StatusWriterTest {

    private static String written(GatewayError error) {
        return new String(
                new GeminiClient().writeError(error, new Stamp("stamp", Instant.EPOCH)),
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL_NOT_FOUND, 404, NOT_FOUND",
        "REQUEST_TOO_LARGE, 400, INVALID_ARGUMENT",
        "AUTHENTICATION, 401, UNAUTHENTICATED",
        "CONTENT_POLICY, 400, INVALID_ARGUMENT",
        "OVERLOADED, 503, UNAVAILABLE",
        "TIMEOUT, 504, DEADLINE_EXCEEDED"
    })
    void codeAndStatusAgree(Kind kind, int code, String status) {
        GatewayError error = GatewayError.of(kind, "why");

        assertThat(new GeminiClient().status(error)).isEqualTo(code);
        assertThat(written(error))
                .isEqualTo(
                        "{\"error\":{\"code\":"
                                + code
                                + ",\"message\":\"why\",\"status\":\""
                                + status
                                + "\"}}");
    }

    @Test
    void whenToTryAgainIsADetail() {
        assertThat(written(new GatewayError(Kind.RATE_LIMITED, "slower", 7)))
                .endsWith(
                        "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"7s\"}]}}");
    }

    /** As its own client would tell a quota for a day from one for a minute. */
    @Test
    void aBudgetThatIsUsedUpIsNoReasonToWait() {
        String body = written(GatewayError.of(Kind.BUDGET_EXHAUSTED, "spent"));

        assertThat(body).contains("QuotaFailure").contains("PerDay").doesNotContain("RetryInfo");
        assertThat(StatusReader.read(402, body.getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(Kind.QUOTA_EXHAUSTED);
    }
}
