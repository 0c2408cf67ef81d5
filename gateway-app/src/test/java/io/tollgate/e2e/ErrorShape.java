package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an error looks like in each client's dialect, whole and at the end of a stream. */
final class ErrorShape {

    private ErrorShape() {}

    /** A whole error of this status; returns its message. */
    static String check(String client, int status, HttpResponse<byte[]> response) {
        String body = new String(response.body(), UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        checkNothingLeaks(response);
        return message(client, JsonMapper.shared().readTree(body));
    }

    /** A stream that broke off: it ends in an error and pretends no end; returns the message. */
    static String checkBroken(String client, HttpResponse<byte[]> response) {
        String stream = new String(response.body(), UTF_8);
        assertThat(response.statusCode()).as(stream).isEqualTo(200);
        checkNothingLeaks(response);
        assertThat(stream)
                .doesNotContain("[DONE]", "message_stop", "\"done\":true", "finish_reason\":\"");
        if (client.equals("anthropic")) {
            String[] events = stream.strip().split("\n\n");
            assertThat(events[events.length - 1]).startsWith("event: error\n");
        } else {
            assertThat(stream).doesNotContain("event:");
        }
        String last = stream.strip().lines().reduce((a, b) -> b).orElseThrow();
        return message(client, JsonMapper.shared().readTree(last.replaceFirst("^data: ", "")));
    }

    /** No credential, neither the provider's nor the client's, and nothing of our inside. */
    static void checkNothingLeaks(HttpResponse<byte[]> response) {
        String all = new String(response.body(), UTF_8) + response.headers().map();
        assertThat(all)
                .doesNotContain("canary", "Exception", "\tat ", "io.tollgate", "reactor.netty");
    }

    private static String message(String client, JsonNode error) {
        JsonNode inner = error.path("error");
        switch (client) {
            case "openai" -> {
                assertThat(inner.propertyNames()).contains("message", "type", "param", "code");
                assertThat(inner.path("type").stringValue("")).isNotEmpty();
            }
            case "anthropic" -> {
                assertThat(error.path("type").stringValue("")).isEqualTo("error");
                assertThat(inner.path("type").stringValue("")).matches("[a-z]+(_[a-z]+)*");
            }
            default -> assertThat(inner.isString()).as(error.toString()).isTrue();
        }
        String message = inner.stringValue(inner.path("message").stringValue(""));
        assertThat(message).isNotBlank();
        return message;
    }
}
