package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.admin.ExplainCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What would become of a request, told without asking anybody. */
class ExplainTest {

    @TempDir private Path folder;

    @Test
    void theWayOfARequest() {
        VarietyStage.A.answers(VarietyStage.answer(false));
        VarietyStage.B.answers(VarietyStage.answer(false));

        JsonNode told =
                explain(
                        """
                        { "path": "/v1/messages", "headers": { "x-tier": "gold" }, "body": {
                          "model": "ruled", "max_tokens": 100, "top_k": 3,
                          "messages": [ { "role": "user", "content": "hi" } ] } }
                        """);

        assertThat(told.path("route").stringValue("")).isEqualTo("ruled");
        assertThat(told.path("servedBy").stringValue("")).isEqualTo("strong");
        assertThat(told.path("decisions").path(0).stringValue(""))
                .isEqualTo("ruled rule 1 -> strong");
        JsonNode target = told.path("targets").path(0);
        assertThat(target.path("provider").stringValue("")).isEqualTo("b");
        assertThat(target.path("model").stringValue("")).isEqualTo("large");
        assertThat(target.path("translation").stringValue("")).isEqualTo("anthropic->openai");
        assertThat(target.path("dropped").toString()).contains("top_k");
        assertThat(target.path("breaker").stringValue("")).isIn("closed", "open", "half_open");
        assertThat(told.path("mostCost").doubleValue(0)).isBetween(0.002, 0.0022);
        assertThat(VarietyStage.A.count()).isZero();
        assertThat(VarietyStage.B.count()).isZero();
    }

    @Test
    void whatWouldBeRefusedIsAProblem() {
        assertThat(
                        explain("{ \"body\": { \"model\": \"nobody\" } }")
                                .path("detail")
                                .stringValue(""))
                .contains("'nobody' is not served here");
        assertThat(
                        explain("{ \"path\": \"/v1/x\", \"body\": { \"model\": \"auto\" } }")
                                .path("status")
                                .intValue(0))
                .isEqualTo(404);
    }

    private static JsonNode explain(String asked) {
        return VarietyStage.GATEWAY.admin().post("/explain", asked).json();
    }

    @Test
    void theCommandAsksARunningGateway() throws Exception {
        Path request = folder.resolve("request.json");
        Files.writeString(request, PlainHttp.chat("auto", false));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExplainCommand command =
                new ExplainCommand(
                        new PrintStream(out),
                        new PrintStream(err),
                        VarietyStage.GATEWAY.admin().key());

        assertThat(command.run("--url=" + VarietyStage.GATEWAY.url(), request.toString())).isZero();

        assertThat(out.toString()).contains("auto rule 6 -> cheap");
        assertThat(new ExplainCommand(new PrintStream(out), new PrintStream(err), null).run())
                .isEqualTo(2);
        assertThat(err.toString()).contains("usage: explain");
    }
}
