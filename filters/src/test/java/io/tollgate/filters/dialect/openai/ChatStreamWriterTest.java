package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.ReasoningGrew;
import io.tollgate.filters.dialect.StreamEvent.Started;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChatStreamWriterTest {

    private static final Stamp STAMP = new Stamp("s1", Instant.ofEpochSecond(1700000000));
    private static final String HEAD =
            "data: {\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion.chunk\","
                    + "\"created\":1700000000,\"model\":\"m\",\"choices\":[";
    private static final String LEGACY_HEAD =
            "data: {\"id\":\"cmpl-s1\",\"object\":\"text_completion\","
                    + "\"created\":1700000000,\"model\":\"m\",\"choices\":[";
    private static final String START =
            delta("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null");

    @Test
    void countsToolsAndNotBlocks() {
        String stream =
                chat(
                        false,
                        new Started("m"),
                        new BlockOpened(0, new Block.Reasoning()),
                        new ReasoningGrew(0, "hm"),
                        new BlockClosed(0),
                        new BlockOpened(1, new Block.Text()),
                        new TextGrew(1, "☀"),
                        new BlockClosed(1),
                        new BlockOpened(2, new Block.ToolCall("c1", "now")),
                        new BlockOpened(3, new Block.ToolCall("c2", "add")),
                        new ToolInputGrew(3, "{\"a\":1}"),
                        new BlockClosed(2),
                        new BlockClosed(3),
                        new UsageReported(TokenUsage.of(1, 2)),
                        new Finished(Finish.of(Reason.TOOL_CALLS)));
        assertThat(stream)
                .isEqualTo(
                        START
                                + delta("\"reasoning_content\":\"hm\"")
                                + delta("\"content\":\"☀\"")
                                + opened(0, "c1", "now")
                                + opened(1, "c2", "add")
                                + grew(1, "{\\\"a\\\":1}")
                                + grew(0, "{}")
                                + chunk("{}", "\"tool_calls\"", "")
                                + "data: [DONE]\n\n");
    }

    @Test
    void givesUsageToThoseWhoAsked() {
        String stream =
                chat(
                        true,
                        new Started("m"),
                        new UsageReported(new TokenUsage(10, 5, 0, 0, 0, 0)),
                        new UsageReported(new TokenUsage(10, 5, 0, 0, 2, 1)),
                        new Finished(Finish.of(Reason.MAX_TOKENS)));
        assertThat(stream)
                .isEqualTo(
                        START.replace("]}\n", "],\"usage\":null}\n")
                                + chunk("{}", "\"length\"", ",\"usage\":null")
                                + HEAD
                                + "],\"usage\":{\"prompt_tokens\":15,\"completion_tokens\":3,"
                                + "\"total_tokens\":18,\"prompt_tokens_details\":"
                                + "{\"cached_tokens\":5},\"completion_tokens_details\":"
                                + "{\"reasoning_tokens\":1}}}\n\n"
                                + "data: [DONE]\n\n");
    }

    @Test
    void inventsNoUsage() {
        String stream =
                chat(true, new Started("m"), new Finished(Finish.of(Reason.CONTENT_FILTER)));
        assertThat(stream)
                .isEqualTo(
                        START.replace("]}\n", "],\"usage\":null}\n")
                                + chunk("{}", "\"content_filter\"", ",\"usage\":null")
                                + "data: [DONE]\n\n");
    }

    @Test
    void endsAFailureWithNothingBehindIt() {
        GatewayError error = GatewayError.of(GatewayError.Kind.TIMEOUT, "Too slow.");
        assertThat(chat(true, new Failed(error)))
                .isEqualTo(
                        "data: {\"error\":{\"message\":\"Too slow.\",\"type\":\"server_error\","
                                + "\"param\":null,\"code\":\"timeout\"}}\n\n");
    }

    @Test
    void writesLegacyCompletions() {
        String stream =
                write(
                        OpenAiFaces.COMPLETIONS,
                        false,
                        List.of(
                                new Started("m"),
                                new BlockOpened(0, new Block.Reasoning()),
                                new ReasoningGrew(0, "hm"),
                                new BlockClosed(0),
                                new BlockOpened(1, new Block.Text()),
                                new TextGrew(1, "there was"),
                                new BlockClosed(1),
                                new Finished(new Finish(Reason.STOP_SEQUENCE, "END"))));
        assertThat(stream)
                .isEqualTo(
                        LEGACY_HEAD
                                + "{\"index\":0,\"text\":\"there was\",\"logprobs\":null,"
                                + "\"finish_reason\":null}]}\n\n"
                                + LEGACY_HEAD
                                + "{\"index\":0,\"text\":\"\",\"logprobs\":null,"
                                + "\"finish_reason\":\"stop\"}]}\n\n"
                                + "data: [DONE]\n\n");
    }

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".openai.sse");
    }

    /** What it writes says the same when it is read; it has no word for a stop sequence. */
    @ParameterizedTest
    @MethodSource("streams")
    void isReadBack(Path input) {
        Replay replay = new Replay(StreamFormat.SSE, () -> new ChatStreamReader(STAMP));
        List<StreamEvent> events = replay.events(Golden.read(input));
        String written = write(OpenAiFaces.CHAT, true, events);
        List<StreamEvent> again = replay.events(written.getBytes(StandardCharsets.UTF_8));
        assertThat(write(OpenAiFaces.CHAT, true, again)).isEqualTo(written);
        assertThat(again.getLast()).hasSameClassAs(events.getLast());
    }

    private static String chat(boolean usageAsked, StreamEvent... events) {
        return write(OpenAiFaces.CHAT, usageAsked, List.of(events));
    }

    private static String write(ChatFace face, boolean usageAsked, List<StreamEvent> events) {
        StreamWriter writer = face.streams().writer(new Delivery(true, usageAsked), STAMP, () -> 0);
        FrameBuffer out = new FrameBuffer();
        events.forEach(event -> writer.write(event, out));
        return new String(out.drain(), StandardCharsets.UTF_8);
    }

    private static String opened(int index, String id, String name) {
        return tool(
                index,
                "\"id\":\""
                        + id
                        + "\",\"type\":\"function\",\"function\":{\"name\":\""
                        + name
                        + "\",\"arguments\":\"\"}");
    }

    private static String grew(int index, String arguments) {
        return tool(index, "\"function\":{\"arguments\":\"" + arguments + "\"}");
    }

    private static String tool(int index, String members) {
        return delta("\"tool_calls\":[{\"index\":" + index + "," + members + "}]");
    }

    private static String delta(String members) {
        return chunk("{" + members + "}", "null", "");
    }

    private static String chunk(String delta, String finishReason, String behind) {
        return HEAD
                + "{\"index\":0,\"delta\":"
                + delta
                + ",\"logprobs\":null,\"finish_reason\":"
                + finishReason
                + "}]"
                + behind
                + "}\n\n";
    }
}
