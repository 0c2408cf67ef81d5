package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.RawProvider.End;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Providers that break HTTP, or the connection, at the worst places. */
class UnrulyProviderTest {

    /** The hasty ones are for providers that go silent: the others must not time out. */
    private static final String CONFIGURATION =
            """
            tollgate:
              demo: false
              discovery: false
              providers:
                openai: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1" }
                anthropic: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d" }
                ollama: { dialect: ollama, base-url: "http://127.0.0.1:%1$d" }
                hasty-openai:
                  dialect: openai
                  base-url: http://127.0.0.1:%1$d/v1
                  timeouts: { response: 200ms, idle: 200ms }
                hasty-anthropic:
                  dialect: anthropic
                  base-url: http://127.0.0.1:%1$d
                  timeouts: { response: 200ms, idle: 200ms }
                hasty-ollama:
                  dialect: ollama
                  base-url: http://127.0.0.1:%1$d
                  timeouts: { response: 200ms, idle: 200ms }
              # What one test breaks, the next one must find whole; one call is one request here.
              health: { min-calls: 1000000, max-rest: 0s }
              defaults: { retry: { attempts: 1 } }
              models:
                on-openai: { targets: [ { provider: openai, model: m } ] }
                on-anthropic: { targets: [ { provider: anthropic, model: claude-sonnet-4-5 } ] }
                on-ollama: { targets: [ { provider: ollama, model: m } ] }
                on-hasty-openai: { targets: [ { provider: hasty-openai, model: m } ] }
                on-hasty-anthropic: { targets: [ { provider: hasty-anthropic, model: claude-sonnet-4-5 } ] }
                on-hasty-ollama: { targets: [ { provider: hasty-ollama, model: m } ] }
            """;

    private static RawProvider provider;
    private static RunningGateway gateway;

    /** Never closed: with a Spring context go Reactor Netty's loops, which the others share. */
    @BeforeAll
    static void start() throws Exception {
        provider = new RawProvider();
        gateway = new RunningGateway(CONFIGURATION.formatted(provider.port()));
    }

    /** No answer that a client could use. */
    enum Fault {
        NOTHING("", End.CLOSE, 502),
        RESET("", End.RESET, 502),
        SILENCE("", End.HOLD, 504),
        NOT_HTTP("SSH-2.0-OpenSSH_9.9\r\n\r\n", End.CLOSE, 502),
        HALF_A_HEADER("HTTP/1.1 200 OK\r\nContent-Ty", End.CLOSE, 502),
        REDIRECT(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                End.CLOSE,
                502),
        NO_CONTENT("HTTP/1.1 204 No Content\r\n\r\n", End.CLOSE, 502),
        NO_BODY(head("application/json") + "Content-Length: 0\r\n\r\n", End.CLOSE, 502),
        AN_ARRAY(head("application/json") + "Content-Length: 2\r\n\r\n[]", End.CLOSE, 502),
        A_PAGE(head("text/html") + "Content-Length: 6\r\n\r\n<html>", End.CLOSE, 502),
        GZIP(
                head("application/json")
                        + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\037\b",
                End.CLOSE,
                502),
        TOO_SHORT(head("application/json") + "Content-Length: 999\r\n\r\n{\"id\"", End.CLOSE, 502),
        STOPS_DEAD(head("application/json") + "Content-Length: 999\r\n\r\n{\"id\"", End.HOLD, 504);

        private final String bytes;
        private final End end;
        private final int status;

        Fault(String bytes, End end, int status) {
            this.bytes = bytes;
            this.end = end;
            this.status = status;
        }
    }

    private static String head(String type) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n";
    }

    static Stream<Arguments> faults() {
        return Clients.streamedOrNot()
                .flatMap(
                        way ->
                                Arrays.stream(Fault.values())
                                        .map(
                                                fault ->
                                                        Arguments.of(
                                                                fault,
                                                                way.get()[0],
                                                                way.get()[1],
                                                                way.get()[2])));
    }

    /** One call, one request: a provider that took a request in may have done its paid work. */
    @ParameterizedTest(name = "{0}: {1} on {2}, streamed: {3}")
    @MethodSource("faults")
    void isAnErrorOfTheGatewaysSideAndIsNotRetried(
            Fault fault, String client, String dialect, boolean stream) {
        provider.answers(fault.bytes, fault.end);

        HttpResponse<byte[]> response =
                ask(client, fault.end == End.HOLD ? "hasty-" + dialect : dialect, stream);

        ErrorShape.check(client, fault.status, response);
        assertThat(provider.calls()).isEqualTo(1);
    }

    /** A kept connection that breaks must not bring the request a second time. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void aConnectionThatBreaksWhenUsedAgainIsNoReasonToAskAgain(String client, String dialect) {
        byte[] answer = Stage.wire(dialect + "-text.json");
        String head = head("application/json") + "Content-Length: " + answer.length + "\r\n\r\n";
        provider.answers(join(head.getBytes(StandardCharsets.US_ASCII), answer), End.KEEP);
        assertThat(ask(client, dialect, false).statusCode()).isEqualTo(200);

        for (End end : List.of(End.CLOSE, End.RESET)) {
            provider.answers("", end);
            ErrorShape.check(client, 502, ask(client, dialect, false));
            assertThat(provider.calls()).as(end.name()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void aStreamThatStopsInsideACharacterBreaksOffWithAnError(String client, String dialect) {
        byte[] stream = stream(dialect);
        int inside = indexOf(stream, "☀".getBytes(StandardCharsets.UTF_8)) + 1;
        byte[] begun = Arrays.copyOf(stream, inside);
        for (End end : List.of(End.CLOSE, End.HOLD)) {
            provider.answers(join(chunkedHead(dialect), chunk(begun)), end);

            HttpResponse<byte[]> response =
                    ask(client, end == End.HOLD ? "hasty-" + dialect : dialect, true);

            ErrorShape.checkBroken(client, response);
            assertThat(new String(response.body(), StandardCharsets.UTF_8))
                    .contains("It is 21", " °C in")
                    .doesNotContain("\uFFFD");
            assertThat(provider.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void aStreamWhoseChunksAreNoChunksBreaksOffWithAnError(String client, String dialect) {
        byte[] begun = Arrays.copyOf(stream(dialect), stream(dialect).length * 3 / 4);
        provider.answers(
                join(
                        chunkedHead(dialect),
                        chunk(begun),
                        "nonsense\r\n".getBytes(StandardCharsets.US_ASCII)),
                End.CLOSE);

        ErrorShape.checkBroken(client, ask(client, dialect, true));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void aStreamThatOnlyTheConnectionsEndDelimitsIsFine(String client, String dialect) {
        byte[] head =
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        provider.answers(join(head, stream(dialect)), End.CLOSE);

        HttpResponse<byte[]> response = ask(client, dialect, true);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("Paris ☀.")
                .contains(
                        switch (client) {
                            case "openai" -> "data: [DONE]\n\n";
                            case "anthropic" -> "event: message_stop\n";
                            default -> "\"done\":true";
                        });
    }

    private static byte[] stream(String dialect) {
        return Stage.wire(dialect + "-text." + (dialect.equals("ollama") ? "ndjson" : "sse"));
    }

    private static byte[] chunkedHead(String dialect) {
        String type = dialect.equals("ollama") ? "application/x-ndjson" : "text/event-stream";
        return (head(type) + "Transfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(byte[] bytes) {
        byte[] size =
                (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return join(size, bytes, "\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private static HttpResponse<byte[]> ask(String client, String dialect, boolean stream) {
        return PlainHttp.postTo(
                gateway.url() + PlainHttp.path(client), PlainHttp.chat("on-" + dialect, stream));
    }
}
