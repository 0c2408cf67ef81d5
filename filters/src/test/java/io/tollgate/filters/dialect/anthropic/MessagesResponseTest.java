package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesResponseTest {

    private static final Stamp STAMP = new Stamp("s1", Instant.EPOCH);
    private static final String HEAD =
            "{\"id\":\"msg_s1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                    + "\"content\":[";

    @Test
    void writesEveryPart() {
        ChatResponse response =
                new ChatResponse(
                        "m",
                        List.of(
                                new Part.Reasoning("hm", new Part.Seal("gemini", "g")),
                                new Part.Reasoning("", new Part.Seal("gemini", "g")),
                                new Part.Text("☀"),
                                new Part.ToolCall("c1", "now", ""),
                                new Part.ToolCall("c2", "add", "{ \"a\": 1 }")),
                        Finish.of(Reason.TOOL_CALLS),
                        new TokenUsage(10, 5, 3, 4, 2, 1));
        assertThat(write(response))
                .isEqualTo(
                        HEAD
                                + "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"\"},"
                                + "{\"type\":\"text\",\"text\":\"☀\"},"
                                + "{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"now\","
                                + "\"input\":{}},{\"type\":\"tool_use\",\"id\":\"c2\","
                                + "\"name\":\"add\",\"input\":{\"a\":1}}],"
                                + "\"stop_reason\":\"tool_use\",\"stop_sequence\":null,"
                                + "\"usage\":{\"input_tokens\":10,"
                                + "\"cache_creation_input_tokens\":7,"
                                + "\"cache_read_input_tokens\":5,\"output_tokens\":3}}");
    }

    @Test
    void writesZerosWhereNothingWasReported() {
        Finish finish = new Finish(Reason.STOP_SEQUENCE, "END");
        assertThat(write(new ChatResponse("m", List.of(), finish, null)))
                .isEqualTo(
                        HEAD
                                + "],\"stop_reason\":\"stop_sequence\",\"stop_sequence\":\"END\","
                                + "\"usage\":{\"input_tokens\":0,"
                                + "\"cache_creation_input_tokens\":0,"
                                + "\"cache_read_input_tokens\":0,\"output_tokens\":0}}");
    }

    @Test
    void namesTheToolWhoseArgumentsAreMalformed() {
        ChatResponse response =
                new ChatResponse(
                        "m",
                        List.of(new Part.ToolCall("c1", "add", "{\"a\":")),
                        Finish.of(Reason.TOOL_CALLS),
                        null);
        assertThatThrownBy(() -> write(response))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("'add'");
    }

    static Stream<Path> responses() {
        return Golden.inputs("response", ".anthropic.json");
    }

    /** What it writes says the same when it is read, but for the lifetimes of a cache. */
    @ParameterizedTest
    @MethodSource("responses")
    void isReadBack(Path input) {
        ChatResponse response = MessagesResponseReader.read(Golden.read(input));
        ChatResponse again =
                MessagesResponseReader.read(MessagesResponseWriter.write(response, STAMP));
        assertThat(again.content()).isEqualTo(response.content());
        assertThat(again.finish()).isEqualTo(response.finish());
        assertThat(again.model()).isEqualTo(response.model());
        TokenUsage usage = response.usage() == null ? TokenUsage.of(0, 0) : response.usage();
        assertThat(again.usage().totalInput()).isEqualTo(usage.totalInput());
        assertThat(again.usage().totalOutput()).isEqualTo(usage.totalOutput());
    }

    private static String write(ChatResponse response) {
        return new String(MessagesResponseWriter.write(response, STAMP), StandardCharsets.UTF_8);
    }
}
