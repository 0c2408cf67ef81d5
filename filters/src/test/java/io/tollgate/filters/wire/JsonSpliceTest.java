package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members found in a document, and replaced, without another byte changed. */
class JsonSpliceTest {

    private static final Set<String> NAMES = Set.of("model", "stream", "options");

    private static final String BEFORE =
            """
            \r
             {\t"temperature" : 0.70, "metadata":{"model":"inner","x":[{"model":1}]},\r
              "seed":12345678901234567890, "e":1e2, "big":1.000000000000000000001 ,"text":"\\"model\\":\\"no\\" \\u00e9 🐈",
              "model" \t:\s""";
    private static final String AFTER =
            """
              ,"list" : [ ] , "☀":null , "stream":true\t}

            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"gpt-☀\"",
                "\"gpt-\\u2600\"",
                "\"\"",
                "17",
                "1.50",
                "null",
                "true",
                "{\"model\": [1, {}]}",
                "[\"model\" , 2 ]",
                "\"a \\\" b\""
            })
    void replacesAValueAndNoOtherByte(String value) {
        String spliced = spliced(BEFORE + value + AFTER, "llama \"3\"\n");
        assertThat(spliced).isEqualTo(BEFORE + "\"llama \\\"3\\\"\\n\"" + AFTER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"model":"m","a":1.0}                       | {"a":1.0}
                    {"a":[1, {"model":2}], "model":"m"}         | {"a":[1, {"model":2}]}
                    {"options":{"x":1},"stream":true,"e":1e2}   | {"e":1e2}
                    {"a":"é, }","stream" : true,"options":null,"b":{ }} | {"a":"é, }","b":{ }}
                    {"model":"m"}                               | {}
                    { }                                         | { }
                    """)
    void takesMembersOut(String document, String left) {
        JsonSplice splice = new JsonSplice(scan(document));
        NAMES.forEach(splice::remove);
        assertThat(new String(splice.toByteArray(), UTF_8)).isEqualTo(left);
    }

    @Test
    void takesOutAndSetsAtTheSameTime() {
        byte[] spliced =
                new JsonSplice(scan("{\"model\":\"m\",\"a\":1}"))
                        .remove("model")
                        .setText("stream", "s")
                        .toByteArray();
        assertThat(new String(spliced, UTF_8)).isEqualTo("{\"stream\":\"s\",\"a\":1}");
    }

    @Test
    void findsValues() {
        JsonMembers members = scan(BEFORE + "\"gpt-\\u2600\"" + AFTER);
        assertThat(members.value("model")).hasToString("\"gpt-\\u2600\"");
        assertThat(members.text("model")).isEqualTo("gpt-☀");
        assertThat(members.value("stream")).hasToString("true");
        assertThat(members.text("stream")).isNull();
        assertThat(members.value("options")).isNull();
        assertThat(members.text("options")).isNull();
    }

    /** A number ends where the next token begins, which the parser finds out by reading on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.70",
                "12345678901234567890",
                "-1",
                "1E+5",
                "0",
                "true",
                "null",
                "{}",
                "[]",
                "{\"a\" : [ 1 ] }",
                "[ [ ], {} ]"
            })
    void findsValuesOfEachKind(String value) {
        assertThat(scan("{\"options\":" + value + "}").value("options")).hasToString(value);
        assertThat(scan("{\"options\":" + value + ",\"a\":1}").value("options")).hasToString(value);
        assertThat(scan("{\"options\" : " + value + " \n}").value("options")).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mod\\u0065l\":\"x\"}",
                "{ \"a\":{\"model\":2},\"mod\\u0065l\" : \"x\" }",
            })
    void knowsANameInDisguise(String document) {
        assertThat(scan(document).text("model")).isEqualTo("x");
        assertThat(spliced(document, "y")).isEqualTo(document.replace("\"x\"", "\"y\""));
    }

    @Test
    void addsWhatIsAbsent() {
        assertThat(spliced("{}", "m")).isEqualTo("{\"model\":\"m\"}");
        assertThat(spliced(" { \n }", "m")).isEqualTo(" {\"model\":\"m\" \n }");
        assertThat(spliced("\n{ \"a\" : 1.0 }", "m"))
                .isEqualTo("\n{\"model\":\"m\", \"a\" : 1.0 }");
    }

    @Test
    void makesSeveralEdits() {
        byte[] edited =
                new JsonSplice(scan("{\"stream\" : true, \"b\":0.10,\"model\":\"x\"}"))
                        .setText("model", "longer than before")
                        .set("options", "{\"a\":1}".getBytes(UTF_8))
                        .set("stream", "false".getBytes(UTF_8))
                        .toByteArray();
        assertThat(edited)
                .asString(UTF_8)
                .isEqualTo(
                        "{\"options\":{\"a\":1},\"stream\" : false, \"b\":0.10,\"model\":\"longer than before\"}");
    }

    @Test
    void leavesADocumentWithoutEditsAlone() {
        JsonMembers members = scan("{\"a\":1}");
        assertThat(new JsonSplice(members).toByteArray()).isSameAs(members.document());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"a\",\"model\":\"b\"}",
                "{\"model\":\"a\",\"x\":1,\"mod\\u0065l\":\"b\"}",
                "{\"stream\":null,\"stream\":null}",
            })
    void refusesAMemberThatStandsTwice(String document) {
        assertThatThrownBy(() -> scan(document))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"model\"",
                "null",
                "{",
                "{\"model\":\"x\"",
                "{\"model\":\"x\",}",
                "{\"model\":}",
                "{\"model\":'x'}",
                "{\"model\":\"x\"} {}",
                "{\"model\":\"x\"}]",
                "{\"model\":\"x\"} x",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "// c\n{}",
                "\uFEFF{}",
            })
    void refusesWhatIsNotOneObject(String document) {
        assertThatThrownBy(() -> scan(document)).isInstanceOf(MalformedInput.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> scan("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(MalformedInput.class);
        assertThatThrownBy(() -> scan("{\"model\":" + "[".repeat(300) + "]".repeat(300) + "}"))
                .isInstanceOf(MalformedInput.class);
        String deep = "{\"a\":" + "[".repeat(150) + "]".repeat(150) + ",\"model\":\"x\"}";
        assertThat(scan(deep).text("model")).isEqualTo("x");
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] document = "{\"model\":\"xx\"}".getBytes(UTF_8);
        document[10] = (byte) 0xFF;
        assertThatThrownBy(() -> JsonMembers.scan(document, NAMES).text("model"))
                .isInstanceOf(MalformedInput.class);
    }

    @Test
    void saysNothingOfTheInput() {
        assertThatThrownBy(() -> scan("{\"a\":secret-token}"))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith("not valid JSON: line 1, column ")
                .hasMessageNotContaining("secret");
    }

    /** Offsets into anything but UTF-8 would be wrong, and RFC 8259 allows nothing else. */
    @Test
    void refusesOtherEncodings() {
        String document = "{\"model\":\"x\"}";
        for (var encoding :
                List.of(
                        "UTF-16",
                        "UTF-16LE",
                        "UTF-16BE",
                        "UTF-32LE",
                        "UTF-32BE",
                        "X-UTF-16LE-BOM")) {
            byte[] bytes = document.getBytes(Charset.forName(encoding));
            assertThatThrownBy(() -> JsonMembers.scan(bytes, NAMES))
                    .as(encoding)
                    .isInstanceOf(MalformedInput.class);
            assertThatThrownBy(() -> Json.parseObject(bytes))
                    .as(encoding)
                    .isInstanceOf(MalformedInput.class);
        }
    }

    private static String spliced(String document, String model) {
        return new String(
                new JsonSplice(scan(document)).setText("model", model).toByteArray(), UTF_8);
    }

    private static JsonMembers scan(String document) {
        return JsonMembers.scan(document.getBytes(UTF_8), NAMES);
    }
}
