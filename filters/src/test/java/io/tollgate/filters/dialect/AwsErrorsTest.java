package io.tollgate.filters.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429|{\"message\":\"Too many requests, please wait before trying again.\"}|RATE_LIMITED",
                "400|{\"message\":\"The provided model identifier is invalid.\"}|MODEL_NOT_FOUND",
                "400|{\"message\":\"Input is too long for requested model.\"}|CONTEXT_TOO_LONG",
                "400|{\"message\":\"temperature: expected a number\"}|INVALID_REQUEST",
                "403|{\"Message\":\"User is not authorized to perform: bedrock:InvokeModel\"}|PERMISSION",
                "403|{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\",\"message\":\"The security token is invalid.\"}|AUTHENTICATION",
                "403|{\"__type\":\"ExpiredTokenException\",\"message\":\"expired\"}|AUTHENTICATION",
                "404|{\"message\":\"Could not resolve the foundation model.\"}|MODEL_NOT_FOUND",
                "408|{\"message\":\"Model has timed out.\"}|TIMEOUT",
                "424|{\"message\":\"The model returned an error.\"}|UPSTREAM_BROKEN",
                "500|{\"message\":\"The server encountered an internal error.\"}|UPSTREAM_BROKEN",
                "503|{\"message\":\"Bedrock is unable to process your request.\"}|OVERLOADED",
                "502|<html>Bad Gateway</html>|UPSTREAM_BROKEN"
            })
    void readsWholeAnswers(int status, String body, Kind kind) {
        assertThat(AwsErrors.read(status, body.getBytes(UTF_8)).kind()).isEqualTo(kind);
    }

    @Test
    void keepsTheMessageHoweverItIsSpelt() {
        assertThat(AwsErrors.read(403, "{\"Message\":\"not yours\"}".getBytes(UTF_8)).message())
                .isEqualTo("not yours");
        assertThat(AwsErrors.read(429, "{}".getBytes(UTF_8)).message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "throttlingException, RATE_LIMITED",
        "modelStreamErrorException, UPSTREAM_BROKEN",
        "internalServerException, UPSTREAM_BROKEN",
        "serviceUnavailableException, OVERLOADED",
        "modelTimeoutException, TIMEOUT",
        "validationException, INVALID_REQUEST",
        "newException, UPSTREAM_BROKEN"
    })
    void readsExceptionsWithinStreams(String event, Kind kind) {
        assertThat(AwsErrors.isError(event)).isTrue();
        GatewayError error = AwsErrors.of(event, slice("{\"message\":\"why\"}"));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.message()).isEqualTo("why");
        assertThat(AwsErrors.of(event, slice("")).message()).contains(event);
    }

    @Test
    void tooLongIsTooLongWithinAStreamAsWell() {
        Slice data = slice("{\"message\":\"prompt is too long: 2 tokens > 1 maximum\"}");
        assertThat(AwsErrors.of("validationException", data).kind())
                .isEqualTo(Kind.CONTEXT_TOO_LONG);
    }

    @Test
    void eventsAreNoErrors() {
        assertThat(AwsErrors.isError("messageStart")).isFalse();
        assertThat(AwsErrors.isError("chunk")).isFalse();
    }

    private static Slice slice(String text) {
        return Slice.of(text.getBytes(UTF_8));
    }
}
