package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatResponseTest {

    private static final Stamp STAMP = new Stamp("s1", Instant.ofEpochSecond(1700000000));

    @Test
    void writesToolCallsWithoutContent() {
        ChatResponse response =
                new ChatResponse(
                        "m",
                        List.of(
                                new Part.Reasoning("hm", null),
                                new Part.ToolCall("c1", "now", ""),
                                new Part.ToolCall("c2", "add", "{\"a\": 1}")),
                        Finish.of(Reason.TOOL_CALLS),
                        new TokenUsage(10, 4, 2, 1, 5, 3));
        assertThat(write(response))
                .isEqualTo(
                        "{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion\","
                                + "\"created\":1700000000,\"model\":\"m\",\"choices\":[{\"index\":0,"
                                + "\"message\":{\"role\":\"assistant\",\"content\":null,"
                                + "\"refusal\":null,\"reasoning_content\":\"hm\",\"tool_calls\":["
                                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":"
                                + "{\"name\":\"now\",\"arguments\":\"{}\"}},"
                                + "{\"id\":\"c2\",\"type\":\"function\",\"function\":"
                                + "{\"name\":\"add\",\"arguments\":\"{\\\"a\\\": 1}\"}}]},"
                                + "\"logprobs\":null,\"finish_reason\":\"tool_calls\"}],"
                                + "\"usage\":{\"prompt_tokens\":17,\"completion_tokens\":8,"
                                + "\"total_tokens\":25,\"prompt_tokens_details\":"
                                + "{\"cached_tokens\":4,\"cache_write_tokens\":3},"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":3}}}");
    }

    @Test
    void writesNoUsageThatNobodyReported() {
        ChatResponse response =
                new ChatResponse(
                        "m",
                        List.of(new Part.Text("a"), new Part.Text("b")),
                        new Finish(Reason.STOP_SEQUENCE, "END"),
                        null);
        assertThat(write(response))
                .isEqualTo(
                        "{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion\","
                                + "\"created\":1700000000,\"model\":\"m\",\"choices\":[{\"index\":0,"
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"ab\","
                                + "\"refusal\":null},\"logprobs\":null,"
                                + "\"finish_reason\":\"stop\"}]}");
        assertThat(OpenAiFaces.COMPLETIONS.writer().write(response, STAMP))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"id\":\"cmpl-s1\",\"object\":\"text_completion\","
                                + "\"created\":1700000000,\"model\":\"m\",\"choices\":["
                                + "{\"text\":\"ab\",\"index\":0,\"logprobs\":null,"
                                + "\"finish_reason\":\"stop\"}]}");
    }

    @Test
    void readsAnErrorUnderAGoodStatus() {
        assertThatThrownBy(() -> read("{\"error\":{\"message\":\"full\",\"code\":503}}"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(Kind.OVERLOADED));
        assertThatThrownBy(
                        () ->
                                read(
                                        "{\"choices\":[{\"message\":{},\"finish_reason\":"
                                                + "\"insufficient_system_resource\"}]}"))
                .isInstanceOf(GatewayException.class);
    }

    @Test
    void refusesAnAnswerWithoutAChoice() {
        assertThatThrownBy(() -> read("{\"choices\":[]}")).isInstanceOf(MalformedInput.class);
    }

    @Test
    void toleratesContentInPartsAndArgumentsAsObject() {
        ChatResponse response =
                read(
                        """
                        {"model":"m","choices":[{"finish_reason":"stop","message":{
                          "content":[{"type":"text","text":"a"},{"type":"text","text":"b"}],
                          "tool_calls":[{"function":{"name":"add","arguments":{"a":1}}}]}}]}""");
        assertThat(response.content())
                .containsExactly(
                        new Part.Text("ab"), new Part.ToolCall("call_s11", "add", "{\"a\":1}"));
        assertThat(response.finish()).isEqualTo(Finish.of(Reason.TOOL_CALLS));
        assertThat(response.usage()).isNull();
    }

    private static ChatResponse read(String body) {
        return new OpenAiProvider().readResponse(body.getBytes(StandardCharsets.UTF_8), STAMP);
    }

    private static String write(ChatResponse response) {
        return new String(ChatResponseWriter.write(response, STAMP), StandardCharsets.UTF_8);
    }
}
