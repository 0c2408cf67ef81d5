package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which headers cross: those that are named, and in one dialect only. */
class HeadersTest {

    private static final Set<String> OF_EVERY_REQUEST =
            Set.of(
                    "host",
                    "content-type",
                    "content-length",
                    "accept",
                    "accept-encoding",
                    "user-agent");

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("io.tollgate.e2e.Clients#streamedOrNot")
    void theProviderGetsNothingOfTheClients(String client, String provider, boolean stream)
            throws Exception {
        Stage.STUB.answers(Stage.answer(provider, "text", stream));

        PlainHttp.post(
                PlainHttp.path(client),
                PlainHttp.chat("on-" + provider, stream),
                "Authorization",
                "Bearer client-key-canary",
                "x-api-key",
                "client-key-canary",
                "Cookie",
                "session=client-canary",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Custom",
                "client-canary",
                "Accept-Encoding",
                "gzip",
                "User-Agent",
                "client/1",
                "anthropic-version",
                "2023-06-01",
                "anthropic-beta",
                "some-beta",
                "OpenAI-Organization",
                "org-1");

        Received received = Stage.STUB.received();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(received.headers().keySet());
        OF_EVERY_REQUEST.forEach(names::remove);
        assertThat(names).isEqualTo(expected(client, provider));
        assertThat(received.headers().values())
                .noneMatch(value -> value.contains("canary") && value.contains("client"));
        assertThat(received.headers().get("user-agent")).isEqualTo("tollgate");
        assertThat(received.headers().get("accept-encoding")).isEqualTo("identity");
    }

    private static Set<String> expected(String client, String provider) {
        boolean same = client.equals(provider);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        switch (provider) {
            case "openai" -> {
                names.add("authorization");
                if (same) {
                    names.add("openai-organization");
                }
            }
            case "anthropic" -> {
                names.addAll(Set.of("x-api-key", "anthropic-version"));
                if (same) {
                    names.add("anthropic-beta");
                }
            }
            default -> {}
        }
        return names;
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("io.tollgate.e2e.Clients#streamedOrNot")
    void theClientGetsItsDialectsHeadersOnly(String client, String provider, boolean stream) {
        Stage.STUB.answers(
                Stage.answer(provider, "text", stream)
                        .header("x-request-id", "req-1")
                        .header("x-ratelimit-remaining-requests", "9")
                        .header("anthropic-ratelimit-requests-remaining", "9")
                        .header("Set-Cookie", "provider=1")
                        .header("Server", "provider")
                        .header("x-tollgate-provider", "forged")
                        .header("Access-Control-Allow-Origin", "*"));

        HttpResponse<byte[]> response =
                PlainHttp.post(PlainHttp.path(client), PlainHttp.chat("on-" + provider, stream));

        boolean same = client.equals(provider);
        var headers = response.headers();
        assertThat(headers.firstValue("x-request-id").isPresent()).isEqualTo(same);
        assertThat(headers.firstValue("x-ratelimit-remaining-requests").isPresent())
                .isEqualTo(same);
        assertThat(headers.firstValue("anthropic-ratelimit-requests-remaining").isPresent())
                .isEqualTo(same && provider.equals("anthropic"));
        assertThat(headers.allValues("x-tollgate-provider")).containsExactly("stub-" + provider);
        assertThat(headers.map())
                .doesNotContainKeys("set-cookie", "server", "access-control-allow-origin");
    }

    /** A stream that only the connection's end delimits would cost a connection each. */
    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("io.tollgate.e2e.Clients#streamedOrNot")
    void theConnectionIsKept(String client, String provider, boolean stream) {
        Stage.STUB.answers(
                Stage.answer(provider, "text", stream)
                        .header("Connection", "keep-alive")
                        .header("Keep-Alive", "timeout=5"));

        var headers =
                PlainHttp.post(PlainHttp.path(client), PlainHttp.chat("on-" + provider, stream))
                        .headers();

        assertThat(headers.allValues("transfer-encoding"))
                .isEqualTo(stream ? List.of("chunked") : List.of());
        assertThat(headers.firstValue("content-length").isPresent()).isEqualTo(!stream);
        assertThat(headers.map()).doesNotContainKeys("connection", "keep-alive");
    }
}
