package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of whole answers, and what whole answers are made. */
class OllamaResponseTest {

    private static final Stamp STAMP =
            new Stamp("1", Instant.parse("2026-03-01T08:00:00.123456789Z"));
    private static final ChatRequest REQUEST =
            new ChatRequest(
                    "support-bot",
                    new Delivery(false, true),
                    List.of(Message.of(Message.Role.USER, "Hello")),
                    Tooling.NONE,
                    new Sampling(null, null, null, null, null, null, null, List.of()));

    static Stream<Path> answers() {
        return Golden.inputs("response", ".ollama.json");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void reads(Path input) {
        ChatResponse response = ChatResponseReader.read(Golden.read(input), STAMP);
        Golden.check(Golden.beside(input, ".canonical.json"), Golden.pretty(response));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void writesWhatItReads(Path input) {
        ChatResponse response = ChatResponseReader.read(Golden.read(input), STAMP);
        byte[] written = OllamaFaces.CHAT.writer().write(response, STAMP);
        assertThat(ChatResponseReader.read(written, STAMP)).isEqualTo(response);
    }

    @Test
    void writesAChat() {
        assertThat(chat(answer("{\"a\": [1,\n 2]}")))
                .isEqualTo(
                        """
                        {"model":"claude","created_at":"2026-03-01T08:00:00.123456789Z","message":\
                        {"role":"assistant","content":"Grüße, all.","thinking":"Hm","tool_calls":\
                        [{"id":"t1","function":{"index":0,"name":"f","arguments":{"a":[1,2]}}}]},\
                        "done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":5}""");
    }

    @Test
    void writesAGeneratedAnswer() {
        assertThat(new String(OllamaFaces.GENERATE.writer().write(answer(""), STAMP), UTF_8))
                .isEqualTo(
                        """
                        {"model":"claude","created_at":"2026-03-01T08:00:00.123456789Z",\
                        "response":"Grüße, all.","thinking":"Hm",\
                        "done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":5}""");
    }

    @Test
    void writesNoCountThatNobodyReported() {
        ChatResponse response =
                new ChatResponse("m", List.of(), Finish.of(Reason.MAX_TOKENS), null);
        assertThat(chat(response))
                .isEqualTo(
                        """
                        {"model":"m","created_at":"2026-03-01T08:00:00.123456789Z","message":\
                        {"role":"assistant","content":""},"done":true,"done_reason":"length"}""");
    }

    @Test
    void writesACallWithoutArguments() {
        assertThat(chat(answer(" "))).contains("\"arguments\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "1", "{} {}", "null"})
    void refusesToInventArguments(String arguments) {
        assertThatThrownBy(() -> chat(answer(arguments)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(Kind.UPSTREAM_BROKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "<html>",
                "{\"error\":\"x\"}",
                "{\"message\":{\"content\":\"no model\"}}",
                "{\"model\":\"m\",\"message\":{\"content\":1}}",
                "{\"model\":\"m\",\"message\":{},\"eval_count\":-1}",
                "{\"model\":\"m\",\"message\":{\"tool_calls\":[{}]}}",
            })
    void refusesWhatIsNoAnswer(String body) {
        assertThatThrownBy(() -> ChatResponseReader.read(body.getBytes(UTF_8), STAMP))
                .isInstanceOf(MalformedInput.class);
    }

    private static String chat(ChatResponse response) {
        return new String(OllamaFaces.CHAT.writer().write(response, STAMP), UTF_8);
    }

    private static ChatResponse answer(String arguments) {
        return new ChatResponse(
                "claude",
                List.of(
                        new Part.Reasoning("Hm", new Part.Seal("anthropic", "s")),
                        new Part.Text("Grüße, "),
                        new Part.Text("all."),
                        new Part.ToolCall("t1", "f", arguments)),
                Finish.of(Reason.TOOL_CALLS),
                new TokenUsage(4, 5, 0, 0, 3, 2));
    }
}
