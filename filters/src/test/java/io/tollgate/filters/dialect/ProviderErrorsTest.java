package io.tollgate.filters.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors by the words of many servers: by code, by type, by status, and last by the message. */
class ProviderErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    400 | {"error":{"message":"m","code":"context_length_exceeded"}} | CONTEXT_TOO_LONG
                    400 | {"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","code":400} | CONTEXT_TOO_LONG
                    400 | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}} | CONTEXT_TOO_LONG
                    400 | {"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 9 > 8"}} | CONTEXT_TOO_LONG
                    500 | {"error":"input exceeds the context size"} | CONTEXT_TOO_LONG
                    400 | {"error":{"code":"content_filter","message":"Filtered due to Azure's content management policy."}} | CONTENT_POLICY
                    400 | {"error":{"message":"Invalid prompt: it was flagged as potentially violating our usage policy."}} | CONTENT_POLICY
                    429 | {"error":{"message":"You exceeded your current quota, please check your plan.","type":"insufficient_quota"}} | QUOTA_EXHAUSTED
                    400 | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low"}} | QUOTA_EXHAUSTED
                    402 | {"error":{"message":"Insufficient Balance"}} | QUOTA_EXHAUSTED
                    429 | {"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}} | RATE_LIMITED
                    404 | {"error":"model 'x' not found, try pulling it first"} | MODEL_NOT_FOUND
                    400 | {"error":{"message":"The model `x` does not exist"}} | MODEL_NOT_FOUND
                    529 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}} | OVERLOADED
                    503 | {"error":{"message":"m","type":"server_error","code":"slow_down"}} | OVERLOADED
                    401 | {"error":{"message":"m","code":"invalid_api_key"}} | AUTHENTICATION
                    403 | {"error":{"message":"m","code":"unsupported_country_region_territory"}} | PERMISSION
                    413 | {"type":"error","error":{"type":"request_too_large","message":"m"}} | REQUEST_TOO_LARGE
                    504 | {"type":"error","error":{"type":"timeout_error","message":"m"}} | TIMEOUT
                    500 | {"error":{"message":"m"}} | UPSTREAM_BROKEN
                    422 | {"detail":[{"msg":"m"}]} | INVALID_REQUEST
                    """)
    void knowsTheKind(int status, String body, Kind kind) {
        assertThat(ProviderErrors.read(status, body.getBytes(UTF_8)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"error":"llama runner process has terminated"} | UPSTREAM_BROKEN
                    {"error":{"message":"m","code":429}} | RATE_LIMITED
                    {"type":"error","error":{"type":"overloaded_error","message":"m"}} | OVERLOADED
                    {"error":{"message":"m","type":"invalid_request_error"}} | INVALID_REQUEST
                    """)
    void knowsTheKindWithinAStream(String event, Kind kind) {
        assertThat(ProviderErrors.of(Json.parse(Slice.of(event.getBytes(UTF_8)))).kind())
                .isEqualTo(kind);
    }
}
