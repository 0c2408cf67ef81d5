package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicErrorsTest {

    private final AnthropicClient client = new AnthropicClient();

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, invalid_request_error",
        "AUTHENTICATION, 401, authentication_error",
        "PERMISSION, 403, permission_error",
        "NOT_FOUND, 404, not_found_error",
        "MODEL_NOT_FOUND, 404, not_found_error",
        "METHOD_NOT_ALLOWED, 405, invalid_request_error",
        "REQUEST_TOO_LARGE, 413, request_too_large",
        "UNSUPPORTED_MEDIA_TYPE, 415, invalid_request_error",
        "RATE_LIMITED, 429, rate_limit_error",
        "INTERNAL, 500, api_error",
        "UPSTREAM_BROKEN, 502, api_error",
        "OVERLOADED, 529, overloaded_error",
        "TIMEOUT, 504, timeout_error",
    })
    void writesEachKind(Kind kind, int status, String type) {
        GatewayError error = GatewayError.of(kind, "No \"way\".");
        assertThat(client.status(error)).isEqualTo(status);
        assertThat(text(client.writeError(error, new Stamp("s1", Instant.EPOCH))))
                .isEqualTo(
                        "{\"type\":\"error\",\"error\":{\"type\":\""
                                + type
                                + "\",\"message\":\"No \\\"way\\\".\"},\"request_id\":\"s1\"}");
    }

    @Test
    void breaksAStreamOffWithAnEvent() {
        byte[] frame =
                MessagesFace.MESSAGES.fault().write(GatewayError.of(Kind.TIMEOUT, "Too slow."));
        assertThat(text(frame))
                .isEqualTo(
                        "event: error\ndata: {\"type\":\"error\",\"error\":"
                                + "{\"type\":\"timeout_error\",\"message\":\"Too slow.\"}}\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, INVALID_REQUEST",
        "401, authentication_error, AUTHENTICATION",
        "402, billing_error, QUOTA_EXHAUSTED",
        "403, permission_error, PERMISSION",
        "404, not_found_error, MODEL_NOT_FOUND",
        "413, request_too_large, REQUEST_TOO_LARGE",
        "429, rate_limit_error, RATE_LIMITED",
        "500, api_error, UPSTREAM_BROKEN",
        "500, overloaded_error, OVERLOADED",
        "504, timeout_error, TIMEOUT",
        "529, novel_error, OVERLOADED",
        "400, novel_error, INVALID_REQUEST",
    })
    void readsByTypeAndThenByStatus(int status, String type, Kind kind) {
        String body =
                "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"No.\"}}";
        assertThat(read(status, body)).isEqualTo(GatewayError.of(kind, "No."));
    }

    @Test
    void readsWhatProxiesSay() {
        assertThat(read(503, "<html>busy</html>"))
                .isEqualTo(
                        GatewayError.of(Kind.OVERLOADED, "The provider answered with status 503."));
        assertThat(read(502, "[]").kind()).isEqualTo(Kind.UPSTREAM_BROKEN);
        assertThat(read(401, "{\"error\":\"no key\"}"))
                .isEqualTo(GatewayError.of(Kind.AUTHENTICATION, "no key"));
    }

    @Test
    void findsAnErrorUnderAStatusThatSaysOtherwise() {
        byte[] body = bytes("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}");
        assertThatThrownBy(() -> MessagesResponseReader.read(body))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(Kind.OVERLOADED));
    }

    private static GatewayError read(int status, String body) {
        return new AnthropicProvider().readError(status, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
