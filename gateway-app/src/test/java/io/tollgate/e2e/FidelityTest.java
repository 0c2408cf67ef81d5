package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What cannot cross is said, or refused where nothing may be lost. */
class FidelityTest {

    private static final String LOSSY =
            """
            {"model":"%s","logit_bias":{"50256":-100},"seed":7,\
            "messages":[{"role":"user","content":"hi"}]}""";

    @Test
    void aLenientRequestIsServedAndItsLossesAreNamed() {
        HttpResponse<byte[]> response = ask("on-anthropic");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tollgate-dropped")).hasValue("logit_bias,seed");
    }

    /**
     * A caller can make field names up: they must not become labels. Calls settle once answered.
     */
    @Test
    void lossesAreCountedByFieldsThatALedgerKnows() {
        double known = count("logit_bias");
        double others = count("other");

        PlainHttp.post(
                "/v1/chat/completions",
                LOSSY.formatted("on-anthropic").replace("\"seed\"", "\"x_made_up\""));

        await().untilAsserted(() -> assertThat(count("logit_bias")).isEqualTo(known + 1));
        await().untilAsserted(() -> assertThat(count("other")).isEqualTo(others + 1));
    }

    private static double count(String field) {
        Counter counter =
                Stage.GATEWAY
                        .bean(MeterRegistry.class)
                        .find("tollgate.translation.losses")
                        .tags("field", field, "gen_ai.provider.name", "stub-anthropic")
                        .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void aStrictModelRefusesWhatItWouldLose() {
        assertThat(ErrorShape.check("openai", 400, ask("strict-anthropic")))
                .contains("logit_bias, seed", "strict", "stub-anthropic");
    }

    @Test
    void theCallerCanBeStricterThanTheModel() {
        assertThat(
                        ErrorShape.check(
                                "openai",
                                400,
                                ask("on-anthropic", "x-tollgate-fidelity", "STRICT")))
                .contains("logit_bias, seed");
    }

    @Test
    void theCallerCannotBeLaxerThanTheModel() {
        ErrorShape.check("openai", 400, ask("strict-anthropic", "x-tollgate-fidelity", "lenient"));
    }

    @Test
    void nothingIsLostWithinADialect() throws Exception {
        assertThat(ask("on-openai", "x-tollgate-fidelity", "strict").statusCode()).isEqualTo(200);
        assertThat(Stage.STUB.received().text()).contains("\"logit_bias\":{\"50256\":-100}");
    }

    @Test
    void anUnknownWishIsRefused() {
        assertThat(ErrorShape.check("openai", 400, ask("on-openai", "x-tollgate-fidelity", "high")))
                .contains("x-tollgate-fidelity takes strict or lenient");
    }

    private static HttpResponse<byte[]> ask(String model, String... headers) {
        Stage.STUB.answers(Stage.answer(model.replaceFirst(".*-", ""), "text", false));
        return PlainHttp.post(
                "/v1/chat/completions", LOSSY.formatted(model).getBytes(UTF_8), headers);
    }
}
