package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A second target is asked beside one that is slow to begin. */
class HedgeTest {

    @Test
    void theFasterOneAnswersAndTheOtherIsGivenUp() throws Exception {
        VarietyStage.A.answers(VarietyStage.silence());
        VarietyStage.B.answers(VarietyStage.answer(true));
        long before = hedges("answered");

        HttpResponse<byte[]> response = VarietyStage.ask("hedged", true);

        assertThat(TrafficStage.body(response)).contains("It is 21").contains("[DONE]");
        assertThat(TrafficStage.header(response, "x-tollgate-provider")).isEqualTo("b");
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("2");
        assertThat(providerMillis(response)).isGreaterThan(140);
        Received slow = VarietyStage.A.received();
        slow.closed().get(1, TimeUnit.SECONDS);
        TrafficStage.awaitAttempts(
                VarietyStage.GATEWAY, before + 1, "kind", "hedge", "outcome", "answered");
    }

    private static double providerMillis(HttpResponse<?> response) {
        String timing = TrafficStage.header(response, "server-timing");
        assertThat(timing).matches("gateway;dur=[0-9.]+, provider;dur=[0-9.]+");
        return Double.parseDouble(timing.replaceAll(".*provider;dur=", ""));
    }

    private static long hedges(String outcome) {
        return TrafficStage.attempts(VarietyStage.GATEWAY, "kind", "hedge", "outcome", outcome);
    }

    @Test
    void aFastOneHasNoCompany() {
        VarietyStage.A.answers(VarietyStage.answer(true));
        VarietyStage.B.answers(VarietyStage.answer(true));

        HttpResponse<byte[]> response = VarietyStage.ask("hedged", true);

        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("1");
        assertThat(VarietyStage.B.count()).isZero();
    }

    @Test
    void aFailureIsNotWaitedWith() {
        VarietyStage.A.answers(VarietyStage.refusal(529));
        VarietyStage.B.answers(VarietyStage.answer(true));

        HttpResponse<byte[]> response = VarietyStage.ask("hedged", true);

        assertThat(TrafficStage.body(response)).contains("It is 21");
        assertThat(VarietyStage.A.count()).isEqualTo(1);
        assertThat(VarietyStage.B.count()).isEqualTo(1);
    }
}
