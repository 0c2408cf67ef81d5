package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.MalformedInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkTest {

    private final Losses losses = new Losses();

    private String think(Thinking thinking, String model) {
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            ThinkWriter.write(json, thinking, new TargetModel(model, null), losses);
                            json.writeEndObject();
                        });
        return Json.parseObject(body).path("think").asString("");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-oss:20b, XHIGH, high, ''",
        "gpt-oss:20b, MINIMAL, low, ''",
        "hf.co/some/qwen3:8b, LOW, true, thinking.effort",
        "deepseek-r1:7b, HIGH, true, thinking.effort",
        "llama3.1, HIGH, '', thinking",
    })
    void asksModelsThatAreKnownToThink(String model, Effort effort, String think, String lost) {
        assertThat(think(Thinking.of(effort), model)).isEqualTo(think);
        assertThat(String.join(",", losses.fields())).isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({"qwen3:8b, false", "gpt-oss:20b, false", "llama3.1, ''"})
    void keepsThemFromIt(String model, String think) {
        assertThat(think(Thinking.OFF, model)).isEqualTo(think);
        assertThat(losses.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"very\"", "[]", "{}"})
    void refusesWhatMeansNothing(String think) {
        JsonFields fields =
                JsonFields.of(Json.parseObject(("{\"think\":" + think + "}").getBytes(UTF_8)));
        assertThatThrownBy(() -> ThinkReader.read(fields))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith("think: expected");
    }
}
