package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.metering.BudgetMeters;
import io.tollgate.e2e.StubProvider.Script;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.store.directory.Directory.Issued;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Prometheus reads. */
@Timeout(120)
final class ExpositionTest {

    private static List<String> series() {
        HttpResponse<byte[]> answer =
                PlainHttp.getFrom(PolicyStage.GATEWAY.watchedAt() + "/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        return PolicyStage.text(answer).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static double value(String name, String... labels) {
        return series().stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void callsAreMeasuredByTheNamesOfOpenTelemetry() {
        Issued issued = PolicyStage.keyWithBudget("10");
        String team = "team=\"" + issued.key().unit() + "\"";
        PolicyStage.STUB.answers(Stage.answer("openai", "text", true));
        assertThat(PolicyStage.ask(issued, "openai", "priced", true).statusCode()).isEqualTo(200);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        assertThat(PolicyStage.ask(issued, "openai", "priced", false).statusCode()).isEqualTo(200);

        PolicyStage.await(() -> value("tollgate_attempts_seconds_count", "priced") >= 2);
        String model = "gen_ai_request_model=\"priced\"";
        String operation = "gen_ai_operation_name=\"chat\"";
        assertThat(value("gen_ai_server_request_duration_seconds_count", model, operation))
                .isGreaterThanOrEqualTo(2);
        assertThat(value("gen_ai_server_request_duration_seconds_bucket", model, "le=\"81.92\""))
                .isGreaterThanOrEqualTo(2);
        assertThat(value("gen_ai_server_time_to_first_token_seconds_count", model))
                .isGreaterThanOrEqualTo(1);
        assertThat(value("gen_ai_server_time_per_output_token_seconds_count", model))
                .isGreaterThanOrEqualTo(1);
        assertThat(
                        value(
                                "gen_ai_client_token_usage_bucket",
                                model,
                                "gen_ai_token_type=\"input\"",
                                "le=\"1024.0\""))
                .isGreaterThanOrEqualTo(2);
        assertThat(value("tollgate_cost_total", model, team)).isPositive();
        assertThat(value("tollgate_quota_decisions_total")).isNotNegative();
        assertThat(value("tollgate_policy_age")).isNotNegative();
    }

    @Test
    void budgetsSayWhatTheyAreAndWhatIsSpent() throws Exception {
        Issued issued = PolicyStage.keyWithBudget("12.5");
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        PolicyStage.ask(issued, "openai", "priced", false);
        PolicyStage.rows(issued);
        String budget = "budget=\"" + PolicyStage.budgetOf(issued.key().unit()) + "\"";

        PolicyStage.GATEWAY.bean(BudgetMeters.class).read();

        assertThat(value("tollgate_budget_limit", budget, "level=\"team\"")).isEqualTo(12.5);
        assertThat(value("tollgate_budget_spent", budget))
                .isEqualTo(PolicyStage.spent(issued).amount().doubleValue())
                .isPositive();
    }

    /** Whoever watches has to tell the caller's mistakes from the provider's. */
    @Test
    void whatAProviderRefusesIsCountedByItsStatus() {
        Issued issued = PolicyStage.keyWithBudget("10");
        PolicyStage.STUB.answers(
                Script.of("application/json", "{\"error\":{\"message\":\"no\"}}").status(400));

        assertThat(PolicyStage.ask(issued, "openai", "small", false).statusCode()).isEqualTo(400);

        String calls = "gen_ai_server_request_duration_seconds_count";
        String model = "gen_ai_request_model=\"small\"";
        PolicyStage.await(() -> value(calls, model, "error_type=\"400\"") == 1);
        assertThat(value(calls, model, "error_type=\"upstream_broken\"")).isZero();
    }

    @Test
    void streamsThatAreOpenAreCounted() {
        Issued issued = PolicyStage.keyWithBudget("10");
        PolicyStage.STUB.answers(Stage.answer("openai", "text", true).every(100));

        CompletableFuture<HttpResponse<byte[]>> stream =
                CompletableFuture.supplyAsync(
                        () -> PolicyStage.ask(issued, "openai", "priced", true));

        PolicyStage.await(() -> value("tollgate_streams_open") >= 1);
        assertThat(stream.join().statusCode()).isEqualTo(200);
        PolicyStage.await(() -> value("tollgate_streams_open") == 0);
    }

    /** Row L3: neither models nor paths nor keys that somebody makes up are series. */
    @Test
    void strangersMakeNoSeries() {
        Issued issued = PolicyStage.key(PolicyStage.team("acme"), Rights.ALL);
        Random random = new Random(7);
        wild(issued, random);
        PlainHttp.postTo(
                PolicyStage.GATEWAY.url() + "/v1/chat/completions",
                PlainHttp.chat("priced", false));
        int before = series().size();
        for (int i = 0; i < 1000; i++) {
            wild(issued, random);
        }
        assertThat(series().size() - before).isLessThanOrEqualTo(50);
        assertThat(value("tollgate_meters_refused_total")).isZero();
        assertThat(value("tollgate_refusals_total", "error_type=\"authentication\"")).isPositive();
    }

    private static void wild(Issued issued, Random random) {
        String word = Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
        PolicyStage.ask(issued, "openai", word, false);
        PlainHttp.getFrom(PolicyStage.GATEWAY.url() + "/" + word);
    }
}
