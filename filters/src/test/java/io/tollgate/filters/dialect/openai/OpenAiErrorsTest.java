package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    400 | {"error":{"message":"m","type":"invalid_request_error","code":"unsupported_parameter"}} | INVALID_REQUEST
                    401 | {"error":{"message":"m","type":"invalid_request_error","code":"invalid_api_key"}} | AUTHENTICATION
                    400 | {"error":{"message":"m","type":"invalid_request_error","code":"model_not_found"}} | MODEL_NOT_FOUND
                    404 | {"error":{"message":"m","code":"DeploymentNotFound"}} | MODEL_NOT_FOUND
                    429 | {"error":{"message":"m","type":"insufficient_quota","param":null,"code":"insufficient_quota"}} | QUOTA_EXHAUSTED
                    503 | {"error":{"message":"m","type":"server_error"}} | OVERLOADED
                    500 | {"error":{"message":"m","type":"server_error"}} | UPSTREAM_BROKEN
                    200 | {"error":{"message":"m","code":429}} | RATE_LIMITED
                    200 | {"error":{"message":"m","type":"invalid_request_error"}} | INVALID_REQUEST
                    400 | {"object":"error","message":"m","type":"BadRequestError","param":null,"code":400} | INVALID_REQUEST
                    422 | {"detail":[{"loc":["body","model"],"msg":"m","type":"missing"}]} | INVALID_REQUEST
                    403 | {"detail":"m"} | PERMISSION
                    404 | {"code":"some words","error":"m"} | MODEL_NOT_FOUND
                    """)
    void readsEveryShape(int status, String body, Kind kind) {
        assertThat(read(status, body)).isEqualTo(GatewayError.of(kind, "m"));
    }

    @ParameterizedTest
    @CsvSource({"502, <html>Bad Gateway</html>", "502, ''", "502, []", "502, {}"})
    void makesTheBestOfNothing(int status, String body) {
        assertThat(read(status, body))
                .isEqualTo(
                        GatewayError.of(
                                Kind.UPSTREAM_BROKEN, "The provider answered with status 502."));
    }

    @Test
    void writesTheErrorObject() {
        assertThat(write(GatewayError.of(Kind.MODEL_NOT_FOUND, "No model \"x\".")))
                .isEqualTo(
                        "{\"error\":{\"message\":\"No model \\\"x\\\".\","
                                + "\"type\":\"invalid_request_error\",\"param\":null,"
                                + "\"code\":\"model_not_found\"}}");
    }

    @Test
    void breaksAStreamWithAnErrorAndNoEnd() {
        GatewayError error = GatewayError.of(Kind.INTERNAL, "Oops.");
        assertThat(OpenAiFaces.CHAT.fault().write(error))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "data: {\"error\":{\"message\":\"Oops.\",\"type\":\"server_error\","
                                + "\"param\":null,\"code\":null}}\n\n");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsBackWhatItWrites(Kind kind) {
        GatewayError error = GatewayError.of(kind, "m");
        Kind read = read(kind.status(), write(error)).kind();
        switch (kind) {
            case NOT_FOUND -> assertThat(read).isEqualTo(Kind.MODEL_NOT_FOUND);
            case INTERNAL -> assertThat(read).isEqualTo(Kind.UPSTREAM_BROKEN);
            default -> assertThat(read).isEqualTo(kind);
        }
    }

    private static GatewayError read(int status, String body) {
        return new OpenAiProvider().readError(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String write(GatewayError error) {
        return new String(OpenAiErrors.write(error), StandardCharsets.UTF_8);
    }
}
