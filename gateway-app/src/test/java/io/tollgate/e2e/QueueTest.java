package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls wait for a place, the urgent ones first, and are refused at once where none may. */
class QueueTest {

    @Test
    void whoWaitsIsServedByRankAndTheRestIsRefusedAtOnce() throws Exception {
        byte[] whole = Stage.wire("openai-text.json");
        VarietyStage.A.answers(
                StubProvider.Script.of("application/json", whole)
                        .inPiecesOf(whole.length / 4)
                        .every(120));
        CompletableFuture<HttpResponse<byte[]>> first = ask("normal");
        VarietyStage.A.received();
        CompletableFuture<HttpResponse<byte[]>> low = ask("low");
        Thread.sleep(60);
        CompletableFuture<HttpResponse<byte[]>> high = ask("high");
        Thread.sleep(60);
        long since = System.nanoTime();

        HttpResponse<byte[]> refused = VarietyStage.ask("queued", false);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat((System.nanoTime() - since) / 1e9).isLessThan(0.3);
        assertThat(first.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        CompletableFuture<Object> next = CompletableFuture.anyOf(low, high);
        next.get(5, TimeUnit.SECONDS);
        assertThat(high).isDone();
        assertThat(low).isNotDone();
        assertThat(low.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyWaitsLongerThanItWould() throws Exception {
        VarietyStage.A.answers(VarietyStage.silence());
        CompletableFuture<HttpResponse<byte[]>> first = ask("normal");
        VarietyStage.A.received();
        long since = System.nanoTime();

        HttpResponse<byte[]> refused = VarietyStage.ask("queued", false, "X-Max-Queue-Wait", "0.3");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat((System.nanoTime() - since) / 1e9).isBetween(0.25, 1.0);
        assertThat(first).isNotDone();
        assertThat(VarietyStage.ask("queued", false, "X-Max-Queue-Wait", "soon").statusCode())
                .isEqualTo(400);
        first.cancel(true);
    }

    private static CompletableFuture<HttpResponse<byte[]>> ask(String priority) {
        return CompletableFuture.supplyAsync(
                () -> VarietyStage.ask("queued", false, "x-tollgate-priority", priority),
                Thread::startVirtualThread);
    }
}
