package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.NothingLost;
import io.tollgate.filters.upstream.health.Health;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three times as many calls as a target may have: those that it has are answered as ever, and the
 * others are told when to come again.
 */
@ExtendWith(NothingLost.class)
class OverloadTest {

    private static final int PLACES = 8;
    private static final int SERVICE_MILLIS = 50;
    private static final int OVERLOAD = 3;
    private static final int SECONDS = 3;

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final AtomicInteger BUSY = new AtomicInteger();
    private static final AtomicInteger BUSIEST = new AtomicInteger();
    private static TcpProvider provider;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        provider = new TcpProvider(OverloadTest::answer);
        gateway =
                new RunningGateway(
                        """
                        tollgate:
                          demo: false
                          discovery: false
                          providers:
                            p: { dialect: openai, base-url: "http://127.0.0.1:%d/v1" }
                          models:
                            refusing: { targets: [ { provider: p, model: a, max-concurrent: %2$d } ] }
                            queueing:
                              queue: { size: %2$d, max-wait: 1s }
                              targets: [ { provider: p, model: b, max-concurrent: %2$d } ]
                        """
                                .formatted(provider.port(), PLACES));
    }

    @AfterAll
    static void stop() throws IOException {
        provider.close();
    }

    /** Takes its time for each call, whatever else goes on. */
    private static void answer(Socket socket) throws IOException {
        byte[] body = Stage.wire("openai-text.json");
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        while (TcpProvider.request(socket.getInputStream()) != null) {
            ASKED.incrementAndGet();
            BUSIEST.accumulateAndGet(BUSY.incrementAndGet(), Math::max);
            pause(SERVICE_MILLIS * 1_000_000L);
            BUSY.decrementAndGet();
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().write(body);
        }
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusing", "queueing"})
    void whatIsTooMuchIsShedAndTheRestGoesOn(String model) throws Exception {
        double peak = perSecond(model);
        ASKED.set(0);
        BUSIEST.set(0);
        long since = System.nanoTime();

        List<HttpResponse<byte[]>> responses = flood(model, (int) (peak * OVERLOAD));

        double seconds = (System.nanoTime() - since) / 1e9;
        long served = responses.stream().filter(it -> it.statusCode() == 200).count();
        for (HttpResponse<byte[]> response : responses) {
            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).isIn(429, 503);
                assertThat(response.headers().firstValue("retry-after")).isPresent();
                ErrorShape.check("openai", response.statusCode(), response);
            }
        }
        assertThat(ASKED).as("what is admitted is answered").hasValue((int) served);
        assertThat(BUSIEST).hasValueLessThanOrEqualTo(PLACES);
        assertThat(served)
                .as("half of the peak, on whatever machine")
                .isGreaterThan((long) (peak * seconds / 2));
        assertThat(served).as("what is shed").isLessThan(responses.size());
        for (var target : gateway.bean(Health.class).all()) {
            assertThat(target.outstanding()).as(target.name()).isZero();
        }
        assertThat(PlainHttp.postTo(url(), PlainHttp.chat(model, false)).statusCode())
                .isEqualTo(200);
    }

    /** As many callers as places, who ask again as soon as they are answered. */
    private static double perSecond(String model) throws Exception {
        int each = 20;
        long since = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < PLACES; i++) {
                all.add(
                        callers.submit(
                                () -> {
                                    for (int j = 0; j < each; j++) {
                                        PlainHttp.postTo(url(), PlainHttp.chat(model, false));
                                    }
                                }));
            }
            for (Future<?> caller : all) {
                caller.get();
            }
        }
        return PLACES * each / ((System.nanoTime() - since) / 1e9);
    }

    /** Callers who come at their own pace, and wait for nobody. */
    private static List<HttpResponse<byte[]>> flood(String model, int perSecond) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> all = new ArrayList<>();
            long since = System.nanoTime();
            for (int i = 0; i < perSecond * SECONDS; i++) {
                pause(Math.max(0, since + i * 1_000_000_000L / perSecond - System.nanoTime()));
                all.add(
                        callers.submit(
                                () -> PlainHttp.postTo(url(), PlainHttp.chat(model, false))));
            }
            List<HttpResponse<byte[]>> responses = new ArrayList<>();
            for (Future<HttpResponse<byte[]>> call : all) {
                responses.add(call.get());
            }
            return responses;
        }
    }

    private static String url() {
        return gateway.url() + PlainHttp.path("openai");
    }
}
