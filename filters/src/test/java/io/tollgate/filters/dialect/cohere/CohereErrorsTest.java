package io.tollgate.filters.dialect.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Stamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | invalid request: message must be at least 1 token long                          | INVALID_REQUEST
                    400 | too many tokens: size limit exceeded by 96 tokens                               | CONTEXT_TOO_LONG
                    400 | too many tokens: max tokens must be less than or equal to 4096                  | INVALID_REQUEST
                    401 | invalid api token                                                               | AUTHENTICATION
                    402 | your account has no payment method                                              | QUOTA_EXHAUSTED
                    403 | not for this key                                                                | PERMISSION
                    404 | model 'commandant' not found, make sure the correct model ID was used           | MODEL_NOT_FOUND
                    422 | response_format: schema must be an object                                       | INVALID_REQUEST
                    429 | You are past the per minute request limit, please wait and try again later.     | RATE_LIMITED
                    429 | You are using a Trial key, which is limited to 40 API calls / minute.           | RATE_LIMITED
                    429 | You are using a Trial key, which is limited to 1000 API calls / month.          | QUOTA_EXHAUSTED
                    498 | the request holds a word that is not allowed                                    | CONTENT_POLICY
                    499 | request cancelled                                                               | UPSTREAM_BROKEN
                    500 | internal server error                                                           | UPSTREAM_BROKEN
                    503 | try again later                                                                 | OVERLOADED
                    504 | gateway timeout                                                                 | TIMEOUT
                    """)
    void readsTheKindAndKeepsTheWords(int status, String message, Kind kind) {
        String body = "{\"id\":\"5d5b\",\"message\":\"" + message + "\"}";

        GatewayError error = new CohereProvider().readError(status, body.getBytes(UTF_8));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.message()).isEqualTo(message);
    }

    @Test
    void whatIsNoJsonIsReadByItsStatus() {
        GatewayError error = new CohereProvider().readError(503, "<html>".getBytes(UTF_8));

        assertThat(error.kind()).isEqualTo(Kind.OVERLOADED);
    }

    @Test
    void clientsGetAnIdAndAMessage() {
        byte[] written =
                new CohereClient()
                        .writeError(
                                GatewayError.of(Kind.MODEL_NOT_FOUND, "No model \"x\"."),
                                new Stamp("stamp", Instant.EPOCH));

        assertThat(new String(written, UTF_8))
                .isEqualTo("{\"id\":\"stamp\",\"message\":\"No model \\\"x\\\".\"}");
    }
}
