package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that met a stop sequence, which only Anthropic's dialect tells apart from an end. */
class StopSequenceTest {

    @ParameterizedTest(name = "{0}, streamed: {1}")
    @CsvSource({
        "openai,false,end",
        "openai,true,end",
        "ollama,false,end",
        "ollama,true,end",
        "anthropic,false,stop_sequence",
        "anthropic,true,stop_sequence"
    })
    void theClientSeesAnEndAsItsDialectSaysIt(String client, boolean stream, String finish)
            throws Exception {
        Stage.STUB.answers(Stage.answer("anthropic", "stop", stream));

        Answer answer =
                Clients.of(client).ask(Stage.GATEWAY.url(), Ask.text("on-anthropic", stream));

        assertThat(answer.finish()).isEqualTo(finish);
        assertThat(answer.text()).isEqualTo("It is 21");
    }

    /** Which sequence it was stays known where both sides can say it. */
    @ParameterizedTest
    @CsvSource({"openai", "ollama"})
    void noOtherProviderMakesAnthropicsClientsBelieveInOne(String provider) {
        Stage.STUB.answers(Stage.answer(provider, "text", false));

        HttpResponse<byte[]> response =
                PlainHttp.post("/v1/messages", PlainHttp.chat("on-" + provider, false));

        JsonNode answer = JsonMapper.shared().readTree(response.body());
        assertThat(answer.path("stop_reason").stringValue("")).isEqualTo("end_turn");
        assertThat(answer.path("stop_sequence").isNull()).isTrue();
    }
}
