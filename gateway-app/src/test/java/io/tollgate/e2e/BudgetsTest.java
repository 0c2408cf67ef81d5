package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.budget.Budget.Thrift;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.store.price.Overlay;
import io.tollgate.policies.store.price.Prices;
import io.tollgate.policies.store.price.TermsText;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls cost, and who pays. A prompt's token is $0.000001 here, an answer's twice that. */
@Timeout(120)
final class BudgetsTest {

    private static final String COST = "0.000049";
    private static final int HANG_UPS = Integer.getInteger("hang-ups", 100);

    @ParameterizedTest
    @CsvSource({
        "openai, openai, priced",
        "anthropic, anthropic, priced-anthropic",
        "ollama, ollama, priced-ollama",
        "openai, anthropic, priced-anthropic",
        "anthropic, openai, priced",
        "ollama, openai, priced",
    })
    void aStreamCostsWhatTheWholeAnswerCosts(String dialect, String provider, String model)
            throws Exception {
        Issued key = PolicyStage.keyWithBudget("1");
        for (boolean stream : new boolean[] {false, true}) {
            PolicyStage.STUB.answers(Stage.answer(provider, "text", stream));
            assertThat(PolicyStage.ask(key, dialect, model, stream).statusCode()).isEqualTo(200);
            PolicyStage.rows(key);
        }
        List<Map<String, Object>> rows = PolicyStage.rows(key);
        assertThat(rows)
                .extracting(row -> row.get("kind"))
                .containsExactly("RESERVE", "SETTLE", "RESERVE", "SETTLE");
        for (Map<String, Object> row : List.of(rows.get(1), rows.get(3))) {
            assertThat(row)
                    .containsEntry("source", "REPORTED")
                    .containsEntry("end_reason", "COMPLETE")
                    .containsEntry("model_requested", model)
                    .containsEntry("provider", provider)
                    .containsEntry("amount", rows.get(1).get("amount"));
            assertThat(cost(row).isPositive()).isTrue();
        }
        if (provider.equals("openai")) {
            assertThat(cost(rows.getLast())).isEqualTo(Money.of(COST));
        }
        assertThat(PolicyStage.spent(key)).isEqualTo(cost(rows.get(1)).times(2));
    }

    private static Money cost(Map<String, Object> row) {
        return PolicyStage.policing().store().vendor().read(row.get("amount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void whatCouldOverdrawIsRefusedBeforeAnybodyIsAsked(String dialect) {
        Issued key = PolicyStage.keyWithBudget("0.00005");
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        HttpResponse<byte[]> answer = PolicyStage.ask(key, dialect, "priced", false);
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(PolicyStage.text(answer)).contains("-budget'");
        assertThat(PolicyStage.STUB.receivedMore()).isFalse();
    }

    @Test
    void manyAtOnceSpendABudgetAndNoMore() throws Exception {
        Issued key = PolicyStage.keyWithBudget("0.01");
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(() -> untilServedOrRefused(key));
        }
        long served = 0;
        try (var threads = Executors.newFixedThreadPool(60)) {
            for (var call : threads.invokeAll(calls)) {
                served += call.get() == 200 ? 1 : 0;
            }
        }
        PolicyStage.rows(key);
        Money spent = PolicyStage.spent(key);
        assertThat(spent).isEqualTo(Money.of(COST).times(served));
        assertThat(spent).isBetween(Money.of("0.0096"), Money.of("0.01"));
        assertThat(served).isLessThan(300);
    }

    private static int untilServedOrRefused(Issued key) throws InterruptedException {
        while (true) {
            int status = PolicyStage.ask(key, "openai", "priced", false).statusCode();
            if (status != 429) {
                return status;
            }
            Thread.sleep(200);
        }
    }

    @Test
    void anAnswerWithoutALimitGetsOneThatCanBePaid() throws Exception {
        Issued key = PolicyStage.keyWithBudget("0.001");
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        HttpResponse<byte[]> answer =
                PlainHttp.postTo(
                        PolicyStage.GATEWAY.url() + PlainHttp.path("openai"),
                        """
                        {"model":"priced","messages":[{"role":"user","content":"hi"}]}
                        """,
                        "Authorization",
                        "Bearer " + key.text().reveal());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(PolicyStage.STUB.received().json().path("max_completion_tokens").asInt())
                .isBetween(300, 500);
    }

    @Test
    void aStreamThatGoesOnBeyondWhatIsHeldIsCut() throws Exception {
        Issued key = PolicyStage.keyWithBudget("1");
        PolicyStage.STUB.answers(words(1_000, End.STALL));
        HttpResponse<byte[]> answer = PolicyStage.ask(key, "openai", "priced", true);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(PolicyStage.text(answer))
                .contains("budget_exhausted")
                .contains("longer than what was held")
                .doesNotContain("[DONE]");
        assertThat(PolicyStage.rows(key).getLast())
                .containsEntry("end_reason", "CUT")
                .containsEntry("source", "ESTIMATED");
    }

    /** Whatever limit the request has, this provider does not care. */
    private static Script words(int count, End end) {
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String chunk =
                    "{'id':'c','object':'chat.completion.chunk','created':1,'model':'m','choices':"
                            + "[{'index':0,'delta':{'content':'on '},'finish_reason':null}]}";
            pieces.add(
                    ("data: " + chunk.replace('\'', '"') + "\n\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return new Script(200, Map.of("Content-Type", "text/event-stream"), pieces, end);
    }

    @Test
    void whatBreaksOffCostsWhatHasPassed() throws Exception {
        Issued key = PolicyStage.keyWithBudget("1");
        PolicyStage.STUB.answers(words(20, End.CUT));
        PolicyStage.ask(key, "openai", "priced", true);
        Map<String, Object> settled = PolicyStage.rows(key).getLast();
        assertThat(settled)
                .containsEntry("kind", "SETTLE")
                .containsEntry("end_reason", "UPSTREAM_BROKEN")
                .containsEntry("source", "ESTIMATED");
        assertThat(((Number) settled.get("output_tokens")).longValue()).isEqualTo(20);
    }

    /** Some clients hang up as soon as they know why the answer ends. */
    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "ollama"})
    void whoHangsUpBeforeTheUsageIsToldPaysWhatTheProviderTells(String dialect) throws Exception {
        Issued key = PolicyStage.keyWithBudget("1");
        PolicyStage.STUB.answers(usageComesLater());
        List<Callable<Void>> trials =
                Collections.nCopies(
                        HANG_UPS,
                        () -> {
                            hangUpWhenItEnds(dialect, key);
                            return null;
                        });
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var trial : threads.invokeAll(trials)) {
                trial.get();
            }
        }
        PolicyStage.await(
                () -> PolicyStage.rows(key).stream().filter(BudgetsTest::ends).count() == HANG_UPS);
        assertThat(PolicyStage.rows(key))
                .filteredOn(BudgetsTest::ends)
                .allSatisfy(row -> assertThat(row).containsEntry("source", "REPORTED"));
        assertThat(PolicyStage.spent(key)).isEqualTo(Money.of("0.000187").times(HANG_UPS));
    }

    private static boolean ends(Map<String, Object> row) {
        return "END".equals(row.get("phase"));
    }

    private static Script usageComesLater() {
        String chunk =
                "data: {'id':'c','object':'chat.completion.chunk','created':1,'model':'m',"
                        + "'choices':[{'index':0,'delta':{'content':'%s'},'finish_reason':%s}]}\n\n";
        List<byte[]> pieces =
                Stream.of(
                                chunk.formatted("one", "null"),
                                chunk.formatted("", "'stop'"),
                                "data: {'id':'c','object':'chat.completion.chunk','created':1,"
                                        + "'model':'m','choices':[],'usage':{'prompt_tokens':33,"
                                        + "'completion_tokens':77,'total_tokens':110}}\n\n"
                                        + "data: [DONE]\n\n")
                        .map(text -> text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .toList();
        return new Script(200, Map.of("Content-Type", "text/event-stream"), pieces, End.COMPLETE)
                .every(300);
    }

    /** In other dialects the end and the usage are told together: their clients leave before. */
    private static void hangUpWhenItEnds(String dialect, Issued key) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(PolicyStage.GATEWAY.url() + PlainHttp.path(dialect)))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key.text().reveal())
                        .POST(HttpRequest.BodyPublishers.ofString(PlainHttp.chat("priced", true)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
            String end = dialect.equals("openai") ? "\"stop\"" : "one";
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf(end) < 0) {
                int next = body.read();
                assertThat(next).as("after " + heard).isNotNegative();
                heard.append((char) next);
            }
            if (!dialect.equals("openai")) {
                Thread.sleep(450);
            }
            body.close();
            http.shutdownNow();
        }
    }

    @Test
    void whatWasRefusedUpstreamCostsNothing() throws Exception {
        Issued key = PolicyStage.keyWithBudget("1");
        PolicyStage.STUB.answers(VarietyStage.refusal(400));
        assertThat(PolicyStage.ask(key, "openai", "priced", false).statusCode()).isEqualTo(400);
        assertThat(PolicyStage.rows(key))
                .extracting(row -> row.get("kind"))
                .containsExactly("RESERVE", "VOID");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherServiceTierHasAnotherPrice(boolean stream) throws Exception {
        Prices prices = PolicyStage.policing().prices();
        String set =
                prices.put(
                        Actor.OPERATOR,
                        new Overlay(
                                "acme",
                                "openai",
                                new ModelPattern("gpt-priced"),
                                "priority",
                                Instant.EPOCH,
                                TermsText.parse("input=2 output=4")));
        prices.refresh();
        Issued key = PolicyStage.keyWithBudget("1");
        Script answer = Stage.answer("openai", "text", stream);
        PolicyStage.STUB.answers(
                new Script(
                        200,
                        answer.headers(),
                        List.of(
                                new String(
                                                Stage.wire(
                                                        "openai-text." + (stream ? "sse" : "json")),
                                                StandardCharsets.UTF_8)
                                        .replaceAll(
                                                "\"object\": ?\"chat",
                                                "\"service_tier\":\"priority\",\"object\":\"chat")
                                        .getBytes(StandardCharsets.UTF_8)),
                        End.COMPLETE));
        assertThat(PolicyStage.ask(key, "openai", "priced", stream).statusCode()).isEqualTo(200);
        Map<String, Object> settled = PolicyStage.rows(key).getLast();
        prices.remove(Actor.OPERATOR, set);
        prices.refresh();
        assertThat(cost(settled)).isEqualTo(Money.of(COST).times(2));
        assertThat(settled).containsEntry("service_tier", "priority");
        assertThat(settled.get("price_id").toString()).endsWith("@priority");
    }

    @Test
    void anUnknownPriceIsNotFree() throws Exception {
        Issued open = PolicyStage.key(PolicyStage.team("acme"), Rights.ALL);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        assertThat(PolicyStage.ask(open, "openai", "unpriced", false).statusCode()).isEqualTo(200);
        assertThat(PolicyStage.rows(open).getLast()).containsEntry("amount", null);

        HttpResponse<byte[]> refused =
                PolicyStage.ask(PolicyStage.keyWithBudget("1"), "openai", "unpriced", false);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(PolicyStage.text(refused)).contains("Give the model a price");
    }

    @Test
    void aBudgetThatRunsLowGoesToACheaperModel() {
        String team = PolicyStage.team("acme");
        PolicyStage.directory()
                .put(PolicyStage.budget(team, "0.0001", false, new Thrift(80, "small")));
        Issued key = PolicyStage.key(team, Rights.ALL);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        PolicyStage.await(
                () -> {
                    HttpResponse<byte[]> answer = PolicyStage.ask(key, "openai", "priced", false);
                    return TrafficStage.header(answer, "x-tollgate-model").equals("gpt-small")
                            && TrafficStage.header(answer, "x-tollgate-decision")
                                    .contains("-> small");
                });
    }

    @Test
    void theLedgerAddsUp() throws Exception {
        PolicyStage.rows(PolicyStage.keyWithBudget("1"));
        assertThat(PolicyStage.policing().verification().run().findings()).isEmpty();
    }
}
