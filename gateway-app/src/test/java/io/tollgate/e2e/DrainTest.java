package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.nodes.GatewayProcess;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of its own process that is told to stop, as an orchestrator does it. */
class DrainTest {

    private static final StubProvider PROVIDER = new StubProvider();

    @TempDir private Path folder;
    private GatewayProcess gateway;
    private String url;

    @BeforeEach
    void start() throws Exception {
        Path settings = folder.resolve("tollgate.yml");
        Files.writeString(
                settings,
                """
                tollgate:
                  demo: false
                  discovery: false
                  drain: 4s
                  providers:
                    a: { dialect: openai, base-url: "http://127.0.0.1:%d/v1" }
                  models:
                    m: { targets: [ { provider: a } ] }
                """
                        .formatted(PROVIDER.port()));
        gateway = GatewayProcess.start(settings);
        url = gateway.url();
    }

    @AfterEach
    void kill() {
        gateway.close();
    }

    @Test
    void openStreamsEndAndNewCallsGoElsewhere() throws Exception {
        PROVIDER.answers(slowly(End.COMPLETE, 60));
        List<CompletableFuture<HttpResponse<byte[]>>> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open.add(askSoon());
        }
        awaitRequests(100);

        gateway.stop();
        Thread.sleep(300);
        HttpResponse<byte[]> refused = ask(true);
        long since = System.nanoTime();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
        ErrorShape.check("openai", 503, refused);
        assertThat(new String(PlainHttp.getFrom(url + "/readyz").body(), UTF_8))
                .contains("OUT_OF_SERVICE");
        for (CompletableFuture<HttpResponse<byte[]>> one : open) {
            assertThat(new String(one.get(10, TimeUnit.SECONDS).body(), UTF_8))
                    .endsWith("data: [DONE]\n\n");
        }
        assertThat(gateway.endsWithin(Duration.ofSeconds(10))).isTrue();
        assertThat((System.nanoTime() - since) / 1e9).isLessThan(6);
    }

    @Test
    void whoTakesLongerIsToldSo() throws Exception {
        PROVIDER.answers(slowly(End.STALL, 20));
        CompletableFuture<HttpResponse<byte[]>> open = askSoon();
        awaitRequests(1);
        long since = System.nanoTime();

        gateway.stop();

        HttpResponse<byte[]> response = open.get(10, TimeUnit.SECONDS);
        assertThat(ErrorShape.checkBroken("openai", response)).contains("shutting down");
        assertThat(gateway.endsWithin(Duration.ofSeconds(10))).isTrue();
        assertThat((System.nanoTime() - since) / 1e9).isBetween(3.9, 7.0);
    }

    /** A stream whose words come apart from each other, so many milliseconds. */
    private static Script slowly(End end, int millis) {
        byte[] whole = Stage.wire("openai-text.sse");
        List<byte[]> pieces = new ArrayList<>();
        int most = end == End.COMPLETE ? whole.length : whole.length * 3 / 4;
        for (int at = 0; at < most; at += 60) {
            pieces.add(Arrays.copyOfRange(whole, at, Math.min(most, at + 60)));
        }
        return new Script(200, Map.of("Content-Type", "text/event-stream"), pieces, end)
                .every(millis);
    }

    private static void awaitRequests(int count) throws InterruptedException {
        for (int i = 0; i < 500 && PROVIDER.count() < count; i++) {
            Thread.sleep(10);
        }
        assertThat(PROVIDER.count()).isEqualTo(count);
    }

    private CompletableFuture<HttpResponse<byte[]>> askSoon() {
        return CompletableFuture.supplyAsync(() -> ask(true), Thread::startVirtualThread);
    }

    private HttpResponse<byte[]> ask(boolean stream) {
        return PlainHttp.postTo(url + PlainHttp.path("openai"), PlainHttp.chat("m", stream));
    }
}
