package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.NothingLost;
import io.tollgate.filters.upstream.health.Health;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whenever a client hangs up, its call at the provider is given up, and so are its connection and
 * its place. There are fewer of either than of calls: one that is lost is missed.
 */
@ExtendWith(NothingLost.class)
class HangUpTrialsTest {

    private static final int TRIALS = Integer.getInteger("trials", 400);
    private static final int AT_ONCE = 16;
    private static final long SOON_SECONDS = 10;

    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    /** How far the answer is. */
    private enum Moment {
        BEFORE_A_WHOLE_ANSWER(""),
        BEFORE_THE_HEADERS(""),
        BEFORE_THE_FIRST_WORD(STREAM + ": a sign of life\n\n"),
        IN_THE_MIDDLE(
                STREAM
                        + "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":"
                        + "[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}\n\n");

        private final String answer;

        Moment(String answer) {
            this.answer = answer;
        }

        static Moment of(int trial) {
            return values()[trial % values().length];
        }
    }

    /** What the provider sees of one call. */
    private record Trial(CompletableFuture<Void> asked, CompletableFuture<Void> givenUp) {

        Trial() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }
    }

    private static final Pattern NUMBER = Pattern.compile("trial (\\d+)\\.");

    private static final Map<Integer, Trial> TRIED = new ConcurrentHashMap<>();
    private static TcpProvider provider;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        provider = new TcpProvider(HangUpTrialsTest::answer);
        gateway =
                new RunningGateway(
                        """
                        tollgate:
                          demo: false
                          discovery: false
                          health: { min-calls: 1000000 }
                          providers:
                            p:
                              dialect: openai
                              base-url: "http://127.0.0.1:%d/v1"
                              pool: { max-connections: %2$d }
                          models:
                            m: { targets: [ { provider: p, max-concurrent: %2$d } ] }
                        """
                                .formatted(provider.port(), AT_ONCE));
    }

    @AfterAll
    static void stop() throws IOException {
        provider.close();
    }

    private static void answer(Socket socket) throws IOException {
        String request = TcpProvider.request(socket.getInputStream());
        if (request == null) {
            return;
        }
        Matcher number = NUMBER.matcher(request);
        assertThat(number.find()).isTrue();
        int trial = Integer.parseInt(number.group(1));
        try {
            socket.getOutputStream().write(Moment.of(trial).answer.getBytes(ISO_8859_1));
            TRIED.get(trial).asked().complete(null);
            assertThat(socket.getInputStream().read()).as("what comes behind it").isNegative();
        } finally {
            TRIED.get(trial).givenUp().complete(null);
        }
    }

    @Test
    void theCallIsGivenUp() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE / 2)) {
            List<? extends Future<?>> trials =
                    IntStream.range(0, TRIALS)
                            .mapToObj(trial -> clients.submit(() -> hangUp(trial)))
                            .toList();
            try {
                for (Future<?> trial : trials) {
                    trial.get();
                }
            } finally {
                // Where one fails, most that follow would take their time to do so too.
                clients.shutdownNow();
            }
        }
        var target = gateway.bean(Health.class).all().iterator().next();
        await(() -> target.outstanding() == 0, "places that are free");
        await(() -> openCalls() == 0, "calls that are settled");
        await(() -> provider.open() == 0, "connections that are closed");
        assertThat(TRIED).isEmpty();
    }

    private static Void hangUp(int number) throws Exception {
        Trial trial = new Trial();
        TRIED.put(number, trial);
        try (Socket client = new Socket("127.0.0.1", URI.create(gateway.url()).getPort())) {
            ask(client.getOutputStream(), number);
            trial.asked().get(SOON_SECONDS, TimeUnit.SECONDS);
            if (Moment.of(number) == Moment.IN_THE_MIDDLE) {
                readTo(client.getInputStream(), "word");
            }
            // Half of them abruptly: with no time to linger, closing sends RST.
            client.setSoLinger(number % 8 < 4, 0);
        }
        trial.givenUp().get(SOON_SECONDS, TimeUnit.SECONDS);
        TRIED.remove(number);
        return null;
    }

    private static void ask(OutputStream out, int trial) throws IOException {
        String body =
                PlainHttp.chat("m", Moment.of(trial) != Moment.BEFORE_A_WHOLE_ANSWER)
                        .replace("\"hi\"", "\"trial " + trial + ".\"");
        out.write(
                ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                + " application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body)
                        .getBytes(ISO_8859_1));
    }

    private static void readTo(InputStream in, String word) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(word) < 0) {
            int next = in.read();
            assertThat(next).as("after " + read).isNotNegative();
            read.append((char) next);
        }
    }

    private static double openCalls() {
        return gateway.bean(MeterRegistry.class).get("tollgate.calls.open").gauge().value();
    }

    private static void await(BooleanSupplier met, String what) throws InterruptedException {
        for (int i = 0; i < SOON_SECONDS * 100 && !met.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(met.getAsBoolean()).as(what).isTrue();
    }
}
