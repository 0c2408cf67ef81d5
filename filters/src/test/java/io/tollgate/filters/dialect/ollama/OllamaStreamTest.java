package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamEvent.BlockClosed;
import io.tollgate.filters.dialect.StreamEvent.BlockOpened;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.Started;
import io.tollgate.filters.dialect.StreamEvent.TextGrew;
import io.tollgate.filters.dialect.StreamEvent.ToolInputGrew;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of streams, and what streams are made. */
class OllamaStreamTest {

    private static final Stamp STAMP = new Stamp("1", Instant.parse("2026-03-01T08:00:00.5Z"));
    private static final Replay REPLAY =
            new Replay(StreamFormat.NDJSON, () -> new ChatStreamReader(STAMP));

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".ollama.ndjson");
    }

    @ParameterizedTest
    @MethodSource("streams")
    void reads(Path input) {
        List<StreamEvent> events = REPLAY.events(Golden.read(input));
        StreamLaws.check(events);
        Golden.check(Golden.beside(input, ".events.jsonl"), Golden.lines(events));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void readsTheSameHoweverItIsCut(Path input) {
        byte[] stream = Golden.read(input);
        List<StreamEvent> whole = REPLAY.events(stream);
        for (int at = 0; at <= stream.length; at++) {
            assertThat(REPLAY.events(Replay.cutAt(stream, at)))
                    .as("cut at %d", at)
                    .isEqualTo(whole);
        }
        assertThat(REPLAY.events(Replay.singly(stream))).isEqualTo(whole);
    }

    /** The wire may break anywhere before the last line: that is a failure, and keeps the laws. */
    @ParameterizedTest
    @MethodSource("streams")
    void neverInventsAnEnd(Path input) {
        byte[] stream = Golden.read(input);
        int lastLine = stream.length - 1;
        while (lastLine > 0 && stream[lastLine - 1] != '\n') {
            lastLine--;
        }
        for (int length = 0; length <= lastLine; length++) {
            List<StreamEvent> events = REPLAY.events(Replay.cutAt(stream, length).getFirst());
            StreamLaws.check(events);
            assertThat(events.getLast()).as("broken at %d", length).isInstanceOf(Failed.class);
        }
    }

    /** What the writer writes, the reader reads as it was. */
    @ParameterizedTest
    @MethodSource("streams")
    void writesWhatItReads(Path input) {
        List<StreamEvent> events = REPLAY.events(Golden.read(input));
        List<StreamEvent> again =
                REPLAY.events(written(new ChatStreamWriter(STAMP), events).getBytes(UTF_8));
        if (events.getLast() instanceof Failed(GatewayError failure)) {
            assertThat(again.getLast())
                    .isInstanceOfSatisfying(
                            Failed.class,
                            last ->
                                    assertThat(last.error().message())
                                            .isEqualTo(failure.message()));
        } else {
            assertThat(again).isEqualTo(events);
        }
    }

    @Test
    void writesLineByLine() {
        assertThat(
                        written(
                                new ChatStreamWriter(STAMP),
                                List.of(
                                        new Started("claude"),
                                        new BlockOpened(0, new Block.Reasoning()),
                                        new StreamEvent.ReasoningGrew(0, "Hm"),
                                        new BlockClosed(0),
                                        new BlockOpened(1, new Block.Text()),
                                        new TextGrew(1, "Grüße"),
                                        new BlockClosed(1),
                                        new UsageReported(TokenUsage.of(7, 0)),
                                        new UsageReported(new TokenUsage(7, 3, 0, 0, 4, 2)),
                                        new Finished(Finish.of(Reason.MAX_TOKENS)))))
                .isEqualTo(
                        """
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","message":{"role":"assistant","content":"","thinking":"Hm"},"done":false}
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","message":{"role":"assistant","content":"Grüße"},"done":false}
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"length","prompt_eval_count":10,"eval_count":6}
                        """);
    }

    @Test
    void writesACallWhenItIsWhole() {
        assertThat(
                        written(
                                new ChatStreamWriter(STAMP),
                                List.of(
                                        new Started("claude"),
                                        new BlockOpened(0, new Block.ToolCall("a", "f")),
                                        new BlockOpened(1, new Block.ToolCall("b", "g")),
                                        new ToolInputGrew(0, "{\n \"x\": [1,"),
                                        new ToolInputGrew(0, " 2.50]}"),
                                        new BlockClosed(1),
                                        new BlockClosed(0),
                                        new Finished(Finish.of(Reason.TOOL_CALLS)))))
                .isEqualTo(
                        """
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","message":{"role":"assistant","content":"","tool_calls":[{"id":"b","function":{"index":0,"name":"g","arguments":{}}}]},"done":false}
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","message":{"role":"assistant","content":"","tool_calls":[{"id":"a","function":{"index":1,"name":"f","arguments":{"x":[1,2.50]}}}]},"done":false}
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}
                        """);
    }

    @Test
    void saysNothingMoreBehindACallThatIsNoJson() {
        assertThat(
                        written(
                                new ChatStreamWriter(STAMP),
                                List.of(
                                        new Started("claude"),
                                        new BlockOpened(0, new Block.ToolCall("a", "f")),
                                        new ToolInputGrew(0, "{\"x\": 1"),
                                        new BlockClosed(0),
                                        new BlockOpened(1, new Block.Text()),
                                        new TextGrew(1, "more"),
                                        new BlockClosed(1),
                                        new Finished(Finish.of(Reason.TOOL_CALLS)))))
                .isEqualTo(
                        """
                        {"error":"The model called a tool with arguments that are not a JSON object."}
                        """);
    }

    @Test
    void writesPromptsAnswers() {
        assertThat(
                        written(
                                new GenerateStreamWriter(STAMP),
                                List.of(
                                        new Started("claude"),
                                        new BlockOpened(0, new Block.Reasoning()),
                                        new StreamEvent.ReasoningGrew(0, "Hm"),
                                        new BlockClosed(0),
                                        new BlockOpened(1, new Block.Text()),
                                        new TextGrew(1, "Yes"),
                                        new BlockClosed(1),
                                        new UsageReported(TokenUsage.of(7, 1)),
                                        new Finished(Finish.of(Reason.STOP_SEQUENCE)))))
                .isEqualTo(
                        """
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","response":"","thinking":"Hm","done":false}
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","response":"Yes","done":false}
                        {"model":"claude","created_at":"2026-03-01T08:00:00.500Z","response":"","done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":1}
                        """);
    }

    @Test
    void saysHowAStreamFailed() {
        GatewayError error = GatewayError.of(Kind.TIMEOUT, "Too \"slow\".");
        String line = "{\"error\":\"Too \\\"slow\\\".\"}\n";
        List<StreamEvent> events = List.of(new Failed(error));
        assertThat(written(new ChatStreamWriter(STAMP), events)).isEqualTo(line);
        assertThat(written(new GenerateStreamWriter(STAMP), events)).isEqualTo(line);
        assertThat(new String(OllamaFaces.CHAT.fault().write(error), UTF_8)).isEqualTo(line);
        assertThat(new String(OllamaFaces.GENERATE.fault().write(error), UTF_8)).isEqualTo(line);
    }

    private static String written(StreamWriter writer, List<StreamEvent> events) {
        FrameBuffer out = new FrameBuffer();
        events.forEach(event -> writer.write(event, out));
        byte[] bytes = out.drain();
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
