package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies go to another target, and nothing of that is in the caller's way. */
class ShadowTest {

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void theCopyIsAnsweredAndCompared(boolean stream) throws Exception {
        VarietyStage.A.answers(VarietyStage.answer(stream));
        VarietyStage.B.answers(VarietyStage.answer(stream));
        long before = shadows("answered");

        HttpResponse<byte[]> response = VarietyStage.ask("shadowed", stream);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TrafficStage.header(response, "x-tollgate-provider")).isEqualTo("a");
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("1");
        assertThat(VarietyStage.B.received().json().path("model").stringValue(""))
                .isEqualTo("shadow");
        TrafficStage.awaitAttempts(
                VarietyStage.GATEWAY, before + 1, "kind", "shadow", "outcome", "answered");
        for (String what : new String[] {"duration", "output", "cost"}) {
            awaitSummary(what);
        }
    }

    /** Copy and answer are compared when both have settled. */
    private static void awaitSummary(String what) throws InterruptedException {
        for (int i = 0; i < 200 && summary(what) == null; i++) {
            Thread.sleep(10);
        }
        assertThat(summary(what)).as(what).isNotNull();
    }

    private static DistributionSummary summary(String what) {
        return VarietyStage.GATEWAY
                .bean(MeterRegistry.class)
                .find("tollgate.shadow." + what)
                .tag("whose", "shadow")
                .summary();
    }

    private static long shadows(String outcome) {
        return TrafficStage.attempts(VarietyStage.GATEWAY, "kind", "shadow", "outcome", outcome);
    }

    @Test
    void aShadowThatFailsIsNobodysTrouble() throws Exception {
        VarietyStage.A.answers(VarietyStage.answer(false));
        VarietyStage.B.answers(VarietyStage.refusal(500));
        long before = shadows("failed");

        assertThat(VarietyStage.ask("shadowed", false).statusCode()).isEqualTo(200);

        TrafficStage.awaitAttempts(
                VarietyStage.GATEWAY, before + 1, "kind", "shadow", "outcome", "failed");
    }
}
