package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.ReasoningGrew;
import io.tollgate.filters.dialect.StreamEvent.ReasoningSealed;
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

class MessagesStreamWriterTest {

    private static final Stamp STAMP = new Stamp("s1", Instant.EPOCH);
    private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    private static final String NO_INPUT = ",\"input\":{}";

    @Test
    void writesOneBlockBehindTheOther() {
        String stream =
                write(
                        new Started("m"),
                        new BlockOpened(0, new Block.ToolCall("c1", "now")),
                        new BlockOpened(1, new Block.ToolCall("c2", "add")),
                        new ToolInputGrew(1, "{\"a\""),
                        new ToolInputGrew(0, "{"),
                        new ToolInputGrew(1, ":1}"),
                        new BlockOpened(2, new Block.Text()),
                        new TextGrew(2, "☀"),
                        new BlockClosed(1),
                        new ToolInputGrew(0, "}"),
                        new BlockClosed(0),
                        new TextGrew(2, "!"),
                        new BlockClosed(2),
                        new Finished(Finish.of(Reason.TOOL_CALLS)));
        assertThat(stream)
                .isEqualTo(
                        start(0, 0)
                                + opened(0, "tool_use", "\"id\":\"c1\",\"name\":\"now\"" + NO_INPUT)
                                + grew(0, "input_json_delta", "partial_json", "{")
                                + grew(0, "input_json_delta", "partial_json", "}")
                                + closed(0)
                                + opened(1, "tool_use", "\"id\":\"c2\",\"name\":\"add\"" + NO_INPUT)
                                + grew(1, "input_json_delta", "partial_json", "{\\\"a\\\"")
                                + grew(1, "input_json_delta", "partial_json", ":1}")
                                + closed(1)
                                + opened(2, "text", "\"text\":\"\"")
                                + grew(2, "text_delta", "text", "☀")
                                + grew(2, "text_delta", "text", "!")
                                + closed(2)
                                + end("\"tool_use\"", "null", 0, 0)
                                + STOP);
    }

    @Test
    void holdsNothingBackFromTheOldestOpenBlock() {
        assertThat(
                        write(
                                new Started("m"),
                                new BlockOpened(0, new Block.Text()),
                                new TextGrew(0, "a")))
                .isEqualTo(
                        start(0, 0)
                                + opened(0, "text", "\"text\":\"\"")
                                + grew(0, "text_delta", "text", "a"));
    }

    @Test
    void sealsThoughtsWithAnthropicsOwnSealsOnly() {
        String opened = "\"thinking\":\"\",\"signature\":\"\"";
        String stream =
                write(
                        new Started("m"),
                        new BlockOpened(0, new Block.Reasoning()),
                        new ReasoningGrew(0, "hm"),
                        new ReasoningSealed(0, new Part.Seal("anthropic", "c2ln")),
                        new BlockClosed(0),
                        new BlockOpened(1, new Block.Reasoning()),
                        new ReasoningSealed(1, new Part.Seal("gemini", "g")),
                        new BlockClosed(1),
                        new Finished(new Finish(Reason.STOP_SEQUENCE, "END")));
        assertThat(stream)
                .isEqualTo(
                        start(0, 0)
                                + opened(0, "thinking", opened)
                                + grew(0, "thinking_delta", "thinking", "hm")
                                + grew(0, "signature_delta", "signature", "c2ln")
                                + closed(0)
                                + opened(1, "thinking", opened)
                                + closed(1)
                                + end("\"stop_sequence\"", "\"END\"", 0, 0)
                                + STOP);
    }

    @Test
    void putsEarlyUsageInTheStartAndAllOfItInTheEnd() {
        String stream =
                write(
                        new Started("m"),
                        new UsageReported(TokenUsage.of(10, 1)),
                        new BlockOpened(0, new Block.Text()),
                        new BlockClosed(0),
                        new UsageReported(new TokenUsage(10, 0, 0, 0, 4, 3)),
                        new Finished(Finish.of(Reason.MAX_TOKENS)));
        assertThat(stream)
                .isEqualTo(
                        start(10, 1)
                                + opened(0, "text", "\"text\":\"\"")
                                + closed(0)
                                + end("\"max_tokens\"", "null", 10, 7)
                                + STOP);
    }

    @Test
    void endsAFailureWithNothingBehindIt() {
        GatewayError error = GatewayError.of(GatewayError.Kind.OVERLOADED, "Busy.");
        String frame =
                "event: error\ndata: {\"type\":\"error\",\"error\":"
                        + "{\"type\":\"overloaded_error\",\"message\":\"Busy.\"}}\n\n";
        assertThat(write(new Failed(error))).isEqualTo(frame);
        assertThat(
                        write(
                                new Started("m"),
                                new BlockOpened(0, new Block.Text()),
                                new BlockClosed(0),
                                new Failed(error)))
                .isEqualTo(start(0, 0) + opened(0, "text", "\"text\":\"\"") + closed(0) + frame);
    }

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".anthropic.sse");
    }

    /** What it writes says the same when it is read and written once more. */
    @ParameterizedTest
    @MethodSource("streams")
    void isReadBack(Path input) {
        Replay replay = new Replay(StreamFormat.SSE, MessagesStreamReader::new);
        List<StreamEvent> events = replay.events(Golden.read(input));
        String written = write(events.toArray(StreamEvent[]::new));
        List<StreamEvent> again = replay.events(written.getBytes(StandardCharsets.UTF_8));
        assertThat(write(again.toArray(StreamEvent[]::new))).isEqualTo(written);
        assertThat(again.stream().filter(MessagesStreamWriterTest::isSaidAgain).toList())
                .isEqualTo(events.stream().filter(MessagesStreamWriterTest::isSaidAgain).toList());
    }

    /** Usage comes in other instalments, and an encrypted thought does not cross. */
    private static boolean isSaidAgain(StreamEvent event) {
        return switch (event) {
            case UsageReported _ -> false;
            case ReasoningSealed(_, Part.Seal seal) -> Redacted.data(seal.value()) == null;
            default -> true;
        };
    }

    private static String write(StreamEvent... events) {
        StreamWriter writer = new MessagesStreamWriter(STAMP, () -> 0);
        FrameBuffer out = new FrameBuffer();
        for (StreamEvent event : events) {
            writer.write(event, out);
        }
        return new String(out.drain(), StandardCharsets.UTF_8);
    }

    private static String start(int input, int output) {
        return frame(
                "message_start",
                "\"message\":{\"id\":\"msg_s1\",\"type\":\"message\",\"role\":\"assistant\","
                        + "\"model\":\"m\",\"content\":[],\"stop_reason\":null,"
                        + "\"stop_sequence\":null,"
                        + usage(input, output)
                        + "}");
    }

    private static String opened(int index, String type, String members) {
        return frame(
                "content_block_start",
                "\"index\":"
                        + index
                        + ",\"content_block\":{\"type\":\""
                        + type
                        + "\","
                        + members
                        + "}");
    }

    private static String grew(int index, String type, String member, String piece) {
        return frame(
                "content_block_delta",
                "\"index\":"
                        + index
                        + ",\"delta\":{\"type\":\""
                        + type
                        + "\",\""
                        + member
                        + "\":\""
                        + piece
                        + "\"}");
    }

    private static String closed(int index) {
        return frame("content_block_stop", "\"index\":" + index);
    }

    private static String end(String reason, String sequence, int input, int output) {
        return frame(
                "message_delta",
                "\"delta\":{\"stop_reason\":"
                        + reason
                        + ",\"stop_sequence\":"
                        + sequence
                        + "},"
                        + usage(input, output));
    }

    private static String usage(int input, int output) {
        return "\"usage\":{\"input_tokens\":"
                + input
                + ",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,"
                + "\"output_tokens\":"
                + output
                + "}";
    }

    private static String frame(String event, String members) {
        return "event: " + event + "\ndata: {\"type\":\"" + event + "\"," + members + "}\n\n";
    }
}
