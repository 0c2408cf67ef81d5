package io.tollgate.e2e;

import static io.tollgate.e2e.Http2Frames.CONTINUATION;
import static io.tollgate.e2e.Http2Frames.END_HEADERS;
import static io.tollgate.e2e.Http2Frames.END_STREAM;
import static io.tollgate.e2e.Http2Frames.HEADERS;
import static io.tollgate.e2e.Http2Frames.PING;
import static io.tollgate.e2e.Http2Frames.RST_STREAM;
import static io.tollgate.e2e.Http2Frames.SETTINGS;
import static io.tollgate.e2e.Http2Frames.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who abuses HTTP/2 loses the connection soon, and others do not feel it. */
@Timeout(60)
final class Http2FloodTest {

    private static final int CALM = 11;
    private static final long SOON = 1_000;
    private static final int FRAMES = 200_000;
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      discovery: false
                      http2: always
                    """);
    private static final int PORT = URI.create(GATEWAY.url()).getPort();

    private Others others;

    /** Somebody who behaves, all the while. */
    private static final class Others {

        private final HttpClient client = HttpClient.newHttpClient();
        private final Thread thread = Thread.ofVirtual().unstarted(this::ask);
        private final AtomicLong slowest = new AtomicLong();
        private final AtomicInteger count = new AtomicInteger();
        private volatile String trouble = "";

        static Others start() {
            Others others = new Others();
            others.thread.start();
            return others;
        }

        private void ask() {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(GATEWAY.url() + "/v1/models")).build();
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Instant before = Instant.now();
                    int status =
                            client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode();
                    slowest.accumulateAndGet(
                            Duration.between(before, Instant.now()).toMillis(), Math::max);
                    if (status != 200) {
                        trouble = "answered " + status;
                    }
                    count.incrementAndGet();
                } catch (IOException e) {
                    trouble = e.toString();
                } catch (InterruptedException _) {
                    return;
                }
            }
        }

        void stop() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    @BeforeEach
    void start() throws Exception {
        others = Others.start();
        while (others.count.get() < 20) {
            Thread.sleep(10);
        }
        others.slowest.set(0);
    }

    @AfterEach
    void othersWentOn() throws Exception {
        int before = others.count.get();
        Thread.sleep(500);
        others.stop();
        assertThat(others.trouble).isEmpty();
        assertThat(others.count.get()).isGreaterThan(before);
        assertThat(others.slowest.get()).isLessThan(3 * SOON);
    }

    /** Sends frames until the gateway has had enough; when that was. */
    private interface Attack {
        void frames(Http2Frames connection, int index) throws IOException;
    }

    private static void endsSoon(Attack attack) throws Exception {
        try (Http2Frames connection = new Http2Frames(PORT, true)) {
            Instant start = Instant.now();
            try {
                for (int i = 0; i < FRAMES && !connection.isClosedWithin(0); i++) {
                    attack.frames(connection, i);
                }
            } catch (IOException _) {
                // The gateway closed it.
            }
            assertThat(connection.isClosedWithin(SOON)).isTrue();
            assertThat(Duration.between(start, Instant.now()).toMillis()).isLessThan(3 * SOON);
            // Who is still sending may be cut off before the reason arrives.
            assertThat(connection.goneFor()).isSubsetOf(CALM);
        }
    }

    /** CVE-2023-44487. */
    @Test
    void rapidReset() throws Exception {
        byte[] request = Http2Frames.request();
        endsSoon(
                (connection, i) -> {
                    int stream = 2 * i + 1;
                    connection.frame(HEADERS, END_STREAM | END_HEADERS, stream, request);
                    connection.frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
                });
    }

    /** CVE-2025-8671, "MadeYouReset": frames that make the gateway reset streams itself. */
    @Test
    void streamsThatTheGatewayHasToReset() throws Exception {
        byte[] request = Http2Frames.request();
        endsSoon(
                (connection, i) -> {
                    int stream = 2 * i + 1;
                    connection.frame(HEADERS, END_HEADERS, stream, request);
                    connection.frame(WINDOW_UPDATE, 0, stream, new byte[] {0, 0, 0, 0});
                });
    }

    /** CVE-2024-27316 and others: a head that never ends. */
    @Test
    void continuationsWithoutEnd() throws Exception {
        endsSoon(
                (connection, i) ->
                        connection.frame(
                                i == 0 ? HEADERS : CONTINUATION,
                                0,
                                1,
                                i == 0 ? Http2Frames.request() : new byte[0]));
    }

    /** CVE-2019-9512, whether the answers are read or not. */
    @Test
    void pings() throws Exception {
        notKept(PING, 8);
    }

    /** CVE-2019-9515. */
    @Test
    void settings() throws Exception {
        notKept(SETTINGS, 0);
    }

    private static void notKept(int frame, int length) throws Exception {
        byte[] many = Http2Frames.repeated(frame, new byte[length], 500);
        endsSoon((connection, _) -> connection.write(many));
        try (Http2Frames connection = new Http2Frames(PORT, false)) {
            Thread sender = Thread.ofVirtual().start(() -> send(connection, many));
            assertThat(sender.join(Duration.ofMillis(3 * SOON))).isTrue();
        }
    }

    private static void send(Http2Frames connection, byte[] frames) {
        try {
            while (true) {
                connection.write(frames);
            }
        } catch (IOException _) {
            // The gateway closed it.
        }
    }

    /** A hundred at once, and not one more. */
    @Test
    void streamsAreCounted() throws Exception {
        byte[] request = Http2Frames.request();
        try (Http2Frames connection = new Http2Frames(PORT, true)) {
            for (int i = 0; i < 150; i++) {
                connection.frame(HEADERS, END_HEADERS, 2 * i + 1, request);
            }
            PolicyStage.await(() -> connection.refused() >= 50);
            assertThat(connection.goneFor()).isEmpty();
        }
    }
}
