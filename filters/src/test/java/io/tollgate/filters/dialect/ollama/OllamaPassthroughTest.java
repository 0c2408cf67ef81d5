package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.NdjsonFraming;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to bytes that pass through, and what is seen of them. */
class OllamaPassthroughTest {

    private final OllamaProvider provider = new OllamaProvider();

    @Test
    void changesTheModelAndNoOtherByte() {
        String before =
                " {\t\"options\" : {\"temperature\": 0.70, \"model\":\"inner\", \"seed\": 12345678901234567890},\r\n";
        String after =
                " , \"unknown\" :[ 1e2,\"\\u00e9\", \"☀🐈\" ], \"messages\":[{\"content\":\"\\\"model\\\":\\\"x\\\"\"}] }\n";
        assertThat(passthrough(before + "\"model\" :  \"gpt-\\u2600\"" + after, "llama3 \"☀\""))
                .isEqualTo(before + "\"model\" :  \"llama3 \\\"☀\\\"\"" + after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"model\" : \"llama3\" , \"prompt\":\"x\"}",
                "{\"prompt\":0.70,\"model\":\"ll\\u0061ma3\"}"
            })
    void changesNothingWhereTheModelIsTheSame(String body) {
        JsonMembers members = members(body);
        assertThat(provider.passthroughBody(members, "llama3", true)).isSameAs(members.document());
    }

    @Test
    void asksEachFaceAtItsOwnPath() {
        assertThat(new OllamaClient().faces())
                .extracting(face -> provider.passthroughPath(face, "m"))
                .containsExactly("/api/chat", "/api/generate", "/api/embed", "/api/embeddings");
    }

    @Test
    void sendsAKeyWhereThereIsOne() {
        assertThat(provider.headers(null)).isEmpty();
        assertThat(provider.headers("k")).containsOnly(entry("Authorization", "Bearer k"));
    }

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".ollama.ndjson");
    }

    /** The watch agrees with the reader, which parses each line, on the end of each stream. */
    @ParameterizedTest
    @MethodSource("streams")
    void seesTheEndOfEachStream(Path input) {
        StreamWatch watch = provider.streamWatch(members("{}"));
        NdjsonFraming framing = new NdjsonFraming();
        framing.feed(Golden.read(input), frame -> assertThat(watch.passes(frame)).isTrue());
        boolean cutOff = input.getFileName().toString().startsWith("cut-off");
        assertThat(watch.ended()).isEqualTo(!cutOff);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"done\":true,\"prompt_eval_count\":3,\"eval_count\":4} | 3 | 4",
                "{\"eval_count\":4, \"done\": true} | 0 | 4",
                "{\"response\":\"\",\"done\":true,\"prompt_eval_count\":3} | 3 | 0",
            })
    void seesWhatWasUsed(String line, long input, long output) {
        StreamWatch watch = provider.streamWatch(members("{}"));
        assertThat(watch.passes(frame("{\"done\":false}"))).isTrue();
        assertThat(watch.usage()).isNull();
        assertThat(watch.passes(frame(line))).isTrue();
        assertThat(watch.ended()).isTrue();
        assertThat(watch.usage()).isEqualTo(TokenUsage.of(input, output));
        assertThat(provider.readUsage(line.getBytes(UTF_8)))
                .isEqualTo(TokenUsage.of(input, output));
    }

    @Test
    void doesNotTakeSilenceForZero() {
        StreamWatch watch = provider.streamWatch(members("{}"));
        assertThat(watch.passes(frame("{\"done\":true,\"done_reason\":\"load\"}"))).isTrue();
        assertThat(watch.ended()).isTrue();
        assertThat(watch.usage()).isNull();
        assertThat(provider.readUsage("{\"done\":true}".getBytes(UTF_8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":{\"content\":\"\\\"done\\\":true\"},\"done\":false}",
                "{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"done\":true}}}]},\"done\":false}",
                "{\"message\":{\"content\":\"{\\\"error\\\"\"},\"done\":false}",
            })
    void cannotBeFooledByWhatTheModelSays(String line) {
        StreamWatch watch = provider.streamWatch(members("{}"));
        assertThat(watch.passes(frame(line))).isTrue();
        assertThat(watch.ended()).isFalse();
    }

    @Test
    void takesAnErrorForAnEnd() {
        StreamWatch watch = provider.streamWatch(members("{}"));
        assertThat(watch.passes(frame("{\"error\":\"out of memory\"}"))).isTrue();
        assertThat(watch.ended()).isTrue();
        assertThat(watch.usage()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"error\":\"model \\\"x\\\" not found, try pulling it first\"} | MODEL_NOT_FOUND | model \"x\" not found, try pulling it first",
                "400 | {\"error\":\"model 'x' not found\"} | MODEL_NOT_FOUND | model 'x' not found",
                "404 | 404 page not found | MODEL_NOT_FOUND | The provider answered with status 404.",
                "400 | {\"error\":{\"message\":\"invalid options\"}} | INVALID_REQUEST | invalid options",
                "401 | {\"error\":\"unauthorized\"} | AUTHENTICATION | unauthorized",
                "503 | {\"error\":\"server busy, please try again\"} | OVERLOADED | server busy, please try again",
                "500 | {\"error\":\"llama runner process has terminated\"} | UPSTREAM_BROKEN | llama runner process has terminated",
                "502 | <html> | UPSTREAM_BROKEN | The provider answered with status 502.",
                "500 | {\"error\":[]} | UPSTREAM_BROKEN | The provider answered with status 500.",
                "500 | [] | UPSTREAM_BROKEN | The provider answered with status 500.",
            })
    void readsErrors(int status, String body, Kind kind, String message) {
        assertThat(provider.readError(status, body.getBytes(UTF_8)))
                .isEqualTo(GatewayError.of(kind, message));
    }

    @Test
    void readsModels() {
        assertThat(
                        provider.readModels(
                                "{\"models\":[{\"name\":\"a:latest\",\"size\":1},{\"name\":\"b\"}]}"
                                        .getBytes(UTF_8)))
                .containsExactly("a:latest", "b");
        assertThatThrownBy(() -> provider.readModels("{\"models\":[{}]}".getBytes(UTF_8)))
                .isInstanceOf(MalformedInput.class);
    }

    private String passthrough(String body, String model) {
        return new String(provider.passthroughBody(members(body), model, true), UTF_8);
    }

    private static JsonMembers members(String body) {
        return JsonMembers.scan(body.getBytes(UTF_8), Set.of("model", "stream"));
    }

    private static Frame frame(String line) {
        Slice slice = Slice.of(line.getBytes(UTF_8));
        return new Frame(null, slice, slice);
    }
}
