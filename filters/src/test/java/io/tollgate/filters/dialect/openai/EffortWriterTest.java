package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortWriterTest {

    private final Losses losses = new Losses();

    private String effort(Thinking thinking, TargetModel model) {
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            new EffortWriter(json, Tolerance.openAi(model), losses).write(thinking);
                            json.writeEndObject();
                        });
        return Json.parseObject(body).path("reasoning_effort").asString("");
    }

    @ParameterizedTest
    @CsvSource({
        "o3, high, ''",
        "gpt-5, high, ''",
        "openai/gpt-5.1, high, ''",
        "gpt-oss-120b, high, ''",
        "gpt-4o, '', thinking",
        "mistral-large, '', thinking",
    })
    void asksModelsThatAreKnownToThink(String model, String effort, String lost) {
        assertThat(effort(Thinking.of(Effort.HIGH), new TargetModel(model, null)))
                .isEqualTo(effort);
        assertThat(String.join(",", losses.fields())).isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({
        "o3, '', thinking",
        "gpt-5, '', thinking",
        "gpt-5.1, none, ''",
        "openai/gpt-5.1, none, ''",
        "gpt-6, none, ''",
        "gpt-4o, '', ''",
    })
    void keepsModelsFromThinkingThatCanBe(String model, String effort, String lost) {
        assertThat(effort(Thinking.OFF, new TargetModel(model, null))).isEqualTo(effort);
        assertThat(String.join(",", losses.fields())).isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({"mistral-large, true, medium", "gpt-5, false, ''"})
    void believesWhatWasDeclared(String model, boolean reasoning, String effort) {
        assertThat(effort(Thinking.ON, new TargetModel(model, null, reasoning))).isEqualTo(effort);
    }

    @ParameterizedTest
    @CsvSource({"1024, minimal", "1025, low", "10000, medium", "20000, high", "70000, max"})
    void saysTheNearestWordForABudget(int budget, String effort) {
        assertThat(effort(new Thinking(true, null, budget), new TargetModel("gpt-5", null)))
                .isEqualTo(effort);
        assertThat(losses.fields()).containsExactly("thinking.budget_tokens");
    }
}
