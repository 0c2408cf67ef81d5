package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading by taking. */
class JsonFieldsTest {

    @Test
    void leavesWhatNobodyTook() {
        JsonFields fields =
                fields("{\"z\":1,\"a\":{\"y\":2,\"x\":null,\"b\":[]},\"n\":null,\"t\":\"text\"}");
        assertThat(fields.takeText("t")).isEqualTo("text");
        assertThat(fields.takeText("t")).isNull();
        assertThat(fields.rest()).containsExactly("a", "z");
        JsonFields inner = fields.takeObject("a");
        assertThat(inner).isNotNull();
        assertThat(inner.rest()).containsExactly("a.b", "a.y");
        assertThat(fields.rest()).containsExactly("z");
    }

    @Test
    void takesNullForAbsence() {
        JsonFields fields = fields("{\"n\":null}");
        assertThat(fields.take("n")).isNull();
        assertThat(fields.takeText("n")).isNull();
        assertThat(fields.takeBoolean("n")).isNull();
        assertThat(fields.takeDouble("n")).isNull();
        assertThat(fields.takeLong("n")).isNull();
        assertThat(fields.takeInt("n")).isNull();
        assertThat(fields.takeObject("n")).isNull();
        assertThat(fields.takeObjects("n")).isEmpty();
        assertThat(fields.takeArray("n")).isEmpty();
    }

    @Test
    void takesValues() {
        JsonFields fields =
                fields(
                        "{\"b\":false,\"d\":0.70,\"w\":3,\"l\":9007199254740993,\"i\":2.0,\"e\":1e3}");
        assertThat(fields.takeBoolean("b")).isFalse();
        assertThat(fields.takeDouble("d")).isEqualTo(0.7);
        assertThat(fields.takeDouble("w")).isEqualTo(3.0);
        assertThat(fields.takeLong("l")).isEqualTo(9007199254740993L);
        assertThat(fields.takeInt("i")).isEqualTo(2);
        assertThat(fields.takeInt("e")).isEqualTo(1000);
        assertThat(fields.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.5 | a whole number",
                "12345678901234567890 | a whole number",
                "1e400000000 | a whole number",
                "\"1\" | a whole number",
                "true | a whole number",
                "2147483648 | a smaller number",
            })
    void refusesWhatIsNoSmallWholeNumber(String value, String expected) {
        assertThatThrownBy(() -> fields("{\"n\":" + value + "}").takeInt("n"))
                .isInstanceOf(MalformedInput.class)
                .hasMessage("n: expected " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e400000000", "\"1\"", "[]"})
    void refusesWhatIsNoNumber(String value) {
        assertThatThrownBy(() -> fields("{\"n\":" + value + "}").takeDouble("n"))
                .isInstanceOf(MalformedInput.class)
                .hasMessage("n: expected a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}"})
    void refusesWhatIsNoText(String value) {
        assertThatThrownBy(() -> fields("{\"t\":" + value + "}").requireText("t"))
                .isInstanceOf(MalformedInput.class)
                .hasMessage("t: expected a string");
    }

    @Test
    void refusesAbsenceWhereAValueIsRequired() {
        assertThatThrownBy(() -> fields("{}").requireText("t")).hasMessage("t: expected a string");
        assertThatThrownBy(() -> fields("{\"t\":null}").require("t", "something"))
                .hasMessage("t: expected something");
    }

    @Test
    void saysWhereItIs() {
        List<JsonFields> objects =
                fields("{\"m\":[{\"a\":1},{\"c\":[{\"d\":\"x\"}],\"e\":0}]}").takeObjects("m");
        JsonFields second = objects.get(1);
        assertThat(second.path()).isEqualTo("m[1]");
        JsonFields deep = second.takeObjects("c").getFirst();
        assertThatThrownBy(() -> deep.takeDouble("d")).hasMessage("m[1].c[0].d: expected a number");
        assertThat(second.rest()).containsExactly("m[1].e");
    }

    @Test
    void refusesOtherShapes() {
        assertThatThrownBy(() -> fields("{\"m\":[{},1]}").takeObjects("m"))
                .hasMessage("m[1]: expected an object");
        assertThatThrownBy(() -> fields("{\"m\":{}}").takeArray("m"))
                .hasMessage("m: expected an array");
        assertThatThrownBy(() -> fields("{\"m\":[]}").takeObject("m"))
                .hasMessage("m: expected an object");
        assertThatThrownBy(() -> fields("{\"m\":0}").takeBoolean("m"))
                .hasMessage("m: expected true or false");
    }

    private static JsonFields fields(String json) {
        return JsonFields.of(Json.parseObject(json.getBytes(UTF_8)));
    }
}
