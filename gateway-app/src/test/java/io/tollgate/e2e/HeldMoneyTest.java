package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.directory.Directory.Issued;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However calls end, nothing stays held for them. */
@Timeout(300)
final class HeldMoneyTest {

    private static final int CALLS = Integer.getInteger("calls", 2_000);
    private static final int AT_ONCE = 32;

    private final Random random = new Random(3);

    @Test
    void nothingIsHeldForCallsThatAreOver() throws Exception {
        Issued key = PolicyStage.keyWithBudget("10");
        PolicyStage.STUB.answersInTurn(
                Stream.generate(this::script).limit(2L * CALLS).toArray(Script[]::new));
        List<Callable<Integer>> calls = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < CALLS; i++) {
                HttpRequest request = request(key);
                int patience = 100 + random.nextInt(700);
                calls.add(() -> status(http, request, patience));
            }
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isNotIn(402, 403);
            }
        }
        List<Map<String, Object>> rows = PolicyStage.rows(key);
        assertThat(rows.stream().filter(row -> "OPEN".equals(row.get("phase"))).count())
                .isGreaterThan(CALLS)
                .isEqualTo(rows.stream().filter(row -> "END".equals(row.get("phase"))).count());
        PolicyStage.await(() -> leased(key).isZero());
        assertThat(rows.stream().map(row -> row.get("end_reason")).distinct().toList())
                .contains("COMPLETE", "UPSTREAM_BROKEN", "CLIENT_GONE", "ABANDONED");
        assertThat(PolicyStage.policing().verification().run().findings()).isEmpty();
    }

    /** A word, and then what may happen. */
    private Script script() {
        Script whole = Stage.answer("openai", "text", random.nextBoolean());
        List<byte[]> begun = whole.pieces().subList(0, whole.pieces().size() * 2 / 3);
        Script broken = new Script(200, whole.headers(), begun, End.CUT);
        return switch (random.nextInt(8)) {
            case 0 -> VarietyStage.refusal(500);
            case 1 -> VarietyStage.refusal(429);
            case 2 -> broken;
            case 3 -> broken.ending(End.RESET);
            case 4 -> broken.ending(End.STALL);
            case 5 -> new Script(200, Map.of(), List.of(), End.STALL);
            default -> whole;
        };
    }

    private HttpRequest request(Issued key) {
        return HttpRequest.newBuilder(
                        URI.create(PolicyStage.GATEWAY.url() + PlainHttp.path("openai")))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key.text().reveal())
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                PlainHttp.chat("chained", random.nextBoolean())))
                .build();
    }

    /** 0 for a caller who did not wait for it. */
    private static int status(HttpClient http, HttpRequest request, int patienceMillis)
            throws InterruptedException {
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(patienceMillis, TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException | ExecutionException _) {
            answer.cancel(true);
            return 0;
        }
    }

    private static Money leased(Issued key) {
        return PolicyStage.policing()
                .store()
                .jdbc()
                .sql("select leased from budget_window where budget_id = ?")
                .param(PolicyStage.budgetOf(key.key().unit()))
                .query(
                        (row, _) ->
                                PolicyStage.policing()
                                        .store()
                                        .vendor()
                                        .read(row.getObject("leased")))
                .single();
    }
}
