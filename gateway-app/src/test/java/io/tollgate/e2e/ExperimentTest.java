package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A model's requests are split, scored, reported on; a variant that is worse loses its traffic. */
class ExperimentTest {

    /**
     * Calls that go well. Whoever fails is rested as soon as half of what it did went wrong, so
     * that these say how many failures there can be.
     */
    private static final int CALM = 160;

    private static final String ADMIN = "/experiments/size";

    @Test
    void fromTheFirstRequestToTheStop() throws Exception {
        VarietyStage.A.answers(VarietyStage.answer(false));
        VarietyStage.B.answers(VarietyStage.answer(false));
        String id = "";
        for (int user = 0; user < CALM / 2; user++) {
            HttpResponse<byte[]> first = ask(user);
            HttpResponse<byte[]> again = ask(user);
            assertThat(variant(again)).isEqualTo(variant(first));
            id = TrafficStage.header(first, "x-tollgate-request-id");
        }
        assertThat(score("{\"requestId\":\"" + id + "\",\"value\":0.9}").statusCode())
                .isEqualTo(200);
        assertThat(score("{\"requestId\":\"nobody\",\"value\":0.9}").statusCode()).isEqualTo(404);
        assertThat(score("{\"value\":0.9}").statusCode()).isEqualTo(400);
        JsonNode report = report();
        assertThat(report.path("variants").size()).isEqualTo(2);
        long requests = 0;
        long scores = 0;
        for (JsonNode variant : report.path("variants")) {
            requests += variant.path("requests").longValue(0);
            scores += variant.path("scores").path("score").path("count").longValue(0);
            assertThat(variant.path("errorRate").path("high").doubleValue(0)).isPositive();
            assertThat(variant.path("cost").path("mean").doubleValue(0)).isPositive();
        }
        assertThat(requests).isEqualTo(CALM);
        assertThat(scores).isEqualTo(1);

        VarietyStage.B.answers(VarietyStage.refusal(500));
        for (int user = 0; user < 200 && stopped().isMissingNode(); user++) {
            ask(user);
        }
        assertThat(stopped().path("reason").stringValue("")).isEqualTo("MORE_ERRORS");

        for (int user = 0; user < 20; user++) {
            assertThat(variant(ask(user))).isEqualTo("size=control");
        }
        assertThat(VarietyStage.GATEWAY.admin().post(ADMIN + "/variants/larger/resume").status())
                .isEqualTo(200);
        assertThat(stopped().isMissingNode()).isTrue();
        recover();
    }

    /** Other tests use the same target, whose breaker may be open by now. */
    private static void recover() throws InterruptedException {
        VarietyStage.B.answers(VarietyStage.answer(false));
        for (int i = 0; i < 50 && VarietyStage.ask("strong", false).statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    private static JsonNode stopped() {
        JsonNode stopped = report().path("variants").path(1).path("stopped");
        return stopped.isNull() ? stopped.path("none") : stopped;
    }

    private static JsonNode report() {
        return VarietyStage.GATEWAY.admin().get(ADMIN).json();
    }

    private static HttpResponse<byte[]> score(String body) {
        return PlainHttp.postTo(VarietyStage.GATEWAY.url() + "/tollgate/v1/feedback", body);
    }

    private static HttpResponse<byte[]> ask(int user) {
        return VarietyStage.ask("tried", false, "x-user", "user-" + user);
    }

    private static String variant(HttpResponse<?> response) {
        return TrafficStage.header(response, "x-tollgate-experiment");
    }
}
