package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that send without end get no more of the gateway's memory than it allows them. */
class FloodTest {

    private static final long OFFERED = 300L << 20;
    private static final int BLOCK = 64 << 10;

    /** What fits into the buffers of two connections on this machine, generously. */
    private static final long BUFFERS = 16L << 20;

    private static final int READERS = 24;

    /**
     * Of a reader's answer, by the gateway; eight megabytes are a hundred pieces of the provider's.
     */
    private static final long MOST_HELD = 1L << 20;

    private static final AtomicLong SENT = new AtomicLong();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static TcpProvider provider;
    private static RunningGateway gateway;
    private static volatile String head = "";
    private static volatile String block = "";

    @BeforeAll
    static void start() {
        provider = new TcpProvider(FloodTest::flood);
        gateway =
                new RunningGateway(
                        """
                        tollgate:
                          demo: false
                          discovery: false
                          health: { min-calls: 1000000 }
                          defaults: { retry: { backoff: 1ms } }
                          providers:
                            flood: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1" }
                            claude: { dialect: anthropic, base-url: "http://127.0.0.1:%1$d" }
                          models:
                            on-flood: { targets: [ { provider: flood, model: m } ] }
                            on-claude: { targets: [ { provider: claude, model: claude-sonnet-4-5 } ] }
                        """
                                .formatted(provider.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        provider.close();
    }

    private static void flood(Socket socket) throws IOException {
        socket.getInputStream().read(new byte[BLOCK]);
        CALLS.incrementAndGet();
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(ISO_8859_1));
        byte[] bytes = block.repeat(BLOCK / block.length()).getBytes(ISO_8859_1);
        for (long sent = 0; sent < OFFERED; sent += bytes.length) {
            out.write(bytes);
            SENT.addAndGet(bytes.length);
        }
    }

    private static void offers(String type, String begin, String more) {
        head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n" + begin;
        block = more;
        SENT.set(0);
        CALLS.set(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-flood", "on-claude"})
    void aWholeAnswerWithoutEnd(String model) {
        offers("application/json", "{\"id\":\"", "x");

        ErrorShape.check("openai", 502, ask(model, false));

        assertThat(SENT.get()).isLessThan((32L << 20) + BUFFERS);
        assertThat(CALLS).as("it is not asked for the same again").hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-flood", "on-claude"})
    void aLineWithoutEnd(String model) {
        offers("text/event-stream", "data: {\"a\":\"", "x");

        ErrorShape.check("openai", 502, ask(model, true));

        assertThat(SENT.get()).isLessThan(3 * BUFFERS);
    }

    @Test
    void signsOfLifeWithoutEndAreNotHeldWithoutEnd() {
        offers("text/event-stream", "", ": still here\n\n");
        long since = System.nanoTime();

        HttpResponse<byte[]> response = ask("on-flood", true);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat((System.nanoTime() - since) / 1e9).isLessThan(30);
    }

    @Test
    void headersWithoutEnd() {
        head = "HTTP/1.1 200 OK\r\n";
        block = "X-Header-Of-Some-Length: " + "y".repeat(38) + "\r\n";
        SENT.set(0);
        CALLS.set(0);

        ErrorShape.check("openai", 502, ask("on-flood", false));

        assertThat(SENT.get()).isLessThan(3 * BUFFERS);
    }

    /** The provider is held up by whoever does not read. */
    @Test
    void readersThatDoNotRead() throws Exception {
        String text =
                "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":"
                        + "[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}\n\n";
        offers("text/event-stream", text, text);
        long before = directMemory();
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                readers.add(reader());
            }
            long sent = -1;
            while (SENT.get() != sent) {
                sent = SENT.get();
                Thread.sleep(500);
            }
            assertThat(SENT.get()).isLessThan(READERS * BUFFERS);
            assertThat(directMemory() - before).isLessThan(READERS * MOST_HELD);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    /** It has begun to read an answer, and then does not any more. */
    private static Socket reader() throws IOException {
        byte[] body = PlainHttp.chat("on-flood", true).getBytes(ISO_8859_1);
        Socket client = new Socket();
        client.setReceiveBufferSize(4_096);
        client.connect(new InetSocketAddress("127.0.0.1", URI.create(gateway.url()).getPort()));
        String head =
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                        + " application/json\r\nContent-Length: %d\r\n\r\n";
        client.getOutputStream().write(head.formatted(body.length).getBytes(ISO_8859_1));
        client.getOutputStream().write(body);
        assertThat(client.getInputStream().read(new byte[100])).isPositive();
        return client;
    }

    /** By either of the two ways in which Netty takes it. */
    private static long directMemory() {
        long counted =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
        return counted + Math.max(0, PlatformDependent.usedDirectMemory());
    }

    private static HttpResponse<byte[]> ask(String model, boolean stream) {
        return PlainHttp.postTo(
                gateway.url() + PlainHttp.path("openai"), PlainHttp.chat(model, stream));
    }
}
