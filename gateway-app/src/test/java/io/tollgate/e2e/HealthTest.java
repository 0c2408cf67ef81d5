package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Targets that fail are left alone, and come back. */
class HealthTest {

    @Test
    void aTargetThatFailsAMomentIsAskedAgain() {
        VarietyStage.A.answersInTurn(
                VarietyStage.refusal(500), VarietyStage.refusal(503), VarietyStage.answer(false));

        HttpResponse<byte[]> response = VarietyStage.ask("retried", false);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("3");
        assertThat(VarietyStage.A.count()).isEqualTo(3);
    }

    @Test
    void aTargetThatAsksForAMomentGetsIt() {
        VarietyStage.A.answersInTurn(
                VarietyStage.refusal(429).header("retry-after-ms", "600"),
                VarietyStage.answer(false));
        long since = System.nanoTime();

        HttpResponse<byte[]> response = VarietyStage.ask("retried", false);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat((System.nanoTime() - since) / 1e9).isGreaterThan(0.6);
        assertThat(VarietyStage.A.count()).isEqualTo(2);
    }

    @Test
    void oneThatKeepsFailingIsNotAskedForAWhile() throws InterruptedException {
        VarietyStage.A.answers(VarietyStage.refusal(500));
        for (int i = 0; i < 4; i++) {
            assertThat(VarietyStage.ask("breaking", false).statusCode()).isEqualTo(500);
        }
        VarietyStage.A.answers(VarietyStage.answer(false));

        HttpResponse<byte[]> refused = VarietyStage.ask("breaking", true);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
        assertThat(VarietyStage.A.count()).isZero();
        assertThat(targets()).contains("\"name\":\"a/breaking\",\"breaker\":\"open\"");
        Thread.sleep(1_100);
        assertThat(VarietyStage.ask("breaking", false).statusCode()).isEqualTo(200);
        assertThat(targets()).contains("\"name\":\"a/breaking\",\"breaker\":\"closed\"");
    }

    private static String targets() {
        return new String(
                PlainHttp.getFrom(VarietyStage.GATEWAY.watchedAt() + "/actuator/targets").body());
    }

    @Test
    void callersMistakesOpenNoBreaker() {
        VarietyStage.A.answers(VarietyStage.refusal(400));
        for (int i = 0; i < 10; i++) {
            assertThat(VarietyStage.ask("retried", false).statusCode()).isEqualTo(400);
        }
        assertThat(VarietyStage.A.count()).isEqualTo(10);
    }

    @Test
    void whoAsksForALongerPauseIsNotAskedUntilThen() throws InterruptedException {
        VarietyStage.A.answers(VarietyStage.refusal(429).header("Retry-After", "3600"));
        assertThat(VarietyStage.ask("resting", false).headers().firstValue("retry-after"))
                .hasValue("3600");
        VarietyStage.A.answers(VarietyStage.answer(false));

        HttpResponse<byte[]> refused = VarietyStage.ask("resting", false);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("2");
        assertThat(VarietyStage.A.count()).isZero();
        Thread.sleep(2_050);
        assertThat(VarietyStage.ask("resting", false).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsRefusedRestsAndTheOtherOneGoesOn() throws InterruptedException {
        VarietyStage.A.answersInTurn(
                VarietyStage.refusal(401), VarietyStage.answer(false), VarietyStage.answer(false));
        assertThat(VarietyStage.ask("two-keys", false).statusCode()).isEqualTo(200);
        String refused = key();
        Set<String> used = new HashSet<>(Set.of(key()));
        for (int i = 0; i < 4; i++) {
            assertThat(VarietyStage.ask("two-keys", false).statusCode()).isEqualTo(200);
            used.add(key());
        }
        assertThat(used).hasSize(1).doesNotContain(refused);
    }

    private static String key() throws InterruptedException {
        return VarietyStage.A.received().headers().get("Authorization");
    }

    @Test
    void aProviderThatDoesNotAnswerChecksIsAskedLast() throws InterruptedException {
        VarietyStage.B.answers(VarietyStage.answer(false));
        VarietyStage.CHECKED.answers(VarietyStage.refusal(503));
        Thread.sleep(1_500);
        HttpResponse<byte[]> response = VarietyStage.ask("watched", false);
        assertThat(TrafficStage.header(response, "x-tollgate-provider")).isEqualTo("b");
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("1");
        assertThat(up("checked")).isZero();
        assertThat(up("b")).isEqualTo(1);

        VarietyStage.CHECKED.answers(VarietyStage.answer(false));
        Thread.sleep(1_500);
        assertThat(TrafficStage.header(VarietyStage.ask("watched", false), "x-tollgate-provider"))
                .isEqualTo("checked");
        assertThat(up("checked")).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(targets()).isArray()).isTrue();
    }

    private static double up(String provider) {
        return VarietyStage.GATEWAY
                .bean(MeterRegistry.class)
                .get("tollgate.provider.up")
                .tag("gen_ai.provider.name", provider)
                .gauge()
                .value();
    }
}
