package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels for the newer models, budgets for those before, and neither where it is refused. */
class ThinkingWriterTest {

    private final Losses losses = new Losses();

    private String written(String model, Thinking thinking) {
        RequestStyle style = RequestStyle.of(new TargetModel(model, null), true);
        byte[] json =
                Json.write(
                        generator -> {
                            generator.writeStartObject();
                            new ThinkingWriter(generator, style, losses).write(thinking);
                            generator.writeEndObject();
                        });
        return new String(json, StandardCharsets.UTF_8);
    }

    private static String config(String rest) {
        return "{\"thinkingConfig\":{\"includeThoughts\":true" + rest + "}}";
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3-pro-preview, MINIMAL, LOW",
        "gemini-3-pro-preview, MEDIUM, HIGH",
        "gemini-3.1-pro-preview, MEDIUM, MEDIUM",
        "gemini-3-flash-preview, MINIMAL, MINIMAL",
        "gemini-3.8-flash, MINIMAL, LOW",
        "gemini-3.1-flash-lite, MINIMAL, MINIMAL",
        "gemini-flash-latest, XHIGH, HIGH",
        "some-alias, MAX, HIGH"
    })
    void anEffortIsALevel(String model, Effort effort, String level) {
        assertThat(written(model, Thinking.of(effort)))
                .isEqualTo(config(",\"thinkingLevel\":\"" + level + "\""));
        assertThat(losses.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-pro, LOW, 4096",
        "gemini-2.5-flash, HIGH, 24576",
        "gemini-2.5-pro, MAX, 32768"
    })
    void anEffortIsABudgetBefore(String model, Effort effort, int budget) {
        assertThat(written(model, Thinking.of(effort)))
                .isEqualTo(config(",\"thinkingBudget\":" + budget));
    }

    @Test
    void aBudgetIsItselfOrTheNearestLevel() {
        Thinking thinking = new Thinking(true, null, 100);

        assertThat(written("gemini-2.5-flash-lite", thinking))
                .isEqualTo(config(",\"thinkingBudget\":512"));
        assertThat(losses.isEmpty()).isTrue();
        assertThat(written("gemini-3-flash", thinking))
                .isEqualTo(config(",\"thinkingLevel\":\"MINIMAL\""));
        assertThat(losses.fields()).containsExactly("thinking.budget_tokens");
    }

    @Test
    void howHardIsTheModelsAffairIfNobodySays() {
        assertThat(written("gemini-2.5-pro", Thinking.ON))
                .isEqualTo(config(",\"thinkingBudget\":-1"));
        assertThat(written("gemini-3-pro", Thinking.ON)).isEqualTo(config(""));
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, '\"thinkingBudget\":0', false",
        "gemini-2.5-pro, '\"thinkingBudget\":128', true",
        "gemini-3-pro, '\"thinkingLevel\":\"LOW\"', true"
    })
    void silenceOrTheLeastThereIs(String model, String least, boolean lost) {
        assertThat(written(model, Thinking.OFF)).isEqualTo("{\"thinkingConfig\":{" + least + "}}");
        assertThat(losses.fields().contains("thinking")).isEqualTo(lost);
    }

    @Test
    void modelsThatDoNotThinkAreToldNothing() {
        assertThat(written("gemini-2.0-flash", Thinking.of(Effort.LOW))).isEqualTo("{}");
        assertThat(losses.fields()).containsExactly("thinking");
    }
}
