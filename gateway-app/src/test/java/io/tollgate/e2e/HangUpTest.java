package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that hangs up takes its provider's connection with it. */
class HangUpTest {

    @ParameterizedTest(name = "{0} on {1}, mid-stream: {2}")
    @CsvSource({
        "openai,openai,true", "openai,openai,false", "anthropic,openai,true",
        "anthropic,openai,false", "ollama,anthropic,true", "openai,ollama,true"
    })
    void theProvidersConnectionCloses(String client, String provider, boolean midStream)
            throws Exception {
        Script whole = Stage.answer(provider, "text", true);
        List<byte[]> most = whole.pieces().subList(0, whole.pieces().size() * 3 / 4);
        Stage.STUB.answers(
                new Script(200, whole.headers(), midStream ? most : List.of(), End.STALL));
        long before = gone();

        Received received;
        try (Socket socket = new Socket("127.0.0.1", URI.create(Stage.GATEWAY.url()).getPort())) {
            socket.setSoTimeout(5_000);
            send(socket.getOutputStream(), client, provider);
            received = Stage.STUB.received();
            if (midStream) {
                assertThat(read(socket.getInputStream())).contains("It is 21");
            }
            assertThat(received.closed()).isNotDone();
        }
        received.closed().get(800, TimeUnit.MILLISECONDS);
        awaitGone(before + 1);
    }

    private static void send(OutputStream out, String client, String provider) throws Exception {
        byte[] body = PlainHttp.chat("on-" + provider, true).getBytes(StandardCharsets.UTF_8);
        String head =
                "POST "
                        + PlainHttp.path(client)
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String read(InputStream in) throws Exception {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (seen.indexOf("It is 21") < 0) {
            int count = in.read(buffer);
            assertThat(count).as("the stream goes on").isPositive();
            seen.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }

    /** The calls that were settled as given up by their clients. */
    private static long gone() {
        return Stage.GATEWAY
                .bean(MeterRegistry.class)
                .find("gen_ai.server.request.duration")
                .tag("error.type", "client_gone")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static void awaitGone(long expected) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(2));
        while (gone() < expected && Instant.now().isBefore(deadline)) {
            Thread.sleep(5);
        }
        assertThat(gone()).isEqualTo(expected);
    }
}
