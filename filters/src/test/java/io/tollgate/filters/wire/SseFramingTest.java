package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, however they are written and however the network cuts them. */
class SseFramingTest {

    private static final String MIXED =
            """
            : hello\r
            \r
            event: message_start\r
            id: 7\r
            data: {"text":"Grüße 🐈"}\r
            \r
            event:ping
            data

            data: one
            data:two
            data:  three
            retry: 10

            dataset: no
            eventual: no

            data: [DONE]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"data: a\n\n", "data: a\r\n\r\n", "data: a\r\r", "data:a\n\n"})
    void knowsAllLineEnds(String event) {
        assertThat(frames(event + event)).containsExactly("null|a", "null|a");
    }

    @Test
    void mixesLineEnds() {
        assertThat(frames("data: a\r\n\ndata: b\n\r\ndata: c\r\n\r\n"))
                .containsExactly("null|a", "null|b", "null|c");
    }

    @Test
    void readsFields() {
        assertThat(frames(MIXED))
                .containsExactly(
                        "null|",
                        "message_start|{\"text\":\"Grüße 🐈\"}",
                        "ping|",
                        "null|one\ntwo\n three",
                        "null|",
                        "null|[DONE]");
    }

    @Test
    void keepsEmptyDataLines() {
        assertThat(frames("data:\ndata: b\n\n")).containsExactly("null|\nb");
        assertThat(frames("data: a\ndata:\n\n")).containsExactly("null|a\n");
    }

    @Test
    void skipsTheByteOrderMark() {
        assertThat(frames("\uFEFFdata: a\n\ndata: b\n\n")).containsExactly("null|a", "null|b");
    }

    @Test
    void emitsALastEventThatLacksItsBlankLine() {
        assertThat(frames("data: a\n\ndata: b\n")).containsExactly("null|a", "null|b");
        assertThat(frames("data: a\n\nevent: e\ndata: b")).containsExactly("null|a", "e|b");
        assertThat(frames("data: a\r")).containsExactly("null|a");
        assertThat(frames("")).isEmpty();
    }

    @Test
    void emitsAnEventAsSoonAsItsBlankLineIsThere() {
        FrameLog log = new FrameLog(new SseFraming());
        log.feed("data: a\n");
        assertThat(log.frames()).isEmpty();
        log.feed("\n");
        assertThat(log.frames()).containsExactly("null|a");
        log.feed("data: b\r\n\r\n");
        assertThat(log.frames()).containsExactly("null|a", "null|b");
    }

    @ParameterizedTest
    @MethodSource("cuttable")
    void givesTheSameFramesHoweverTheStreamIsCut(String stream) {
        FrameLog.checkCuts(SseFraming::new, stream);
    }

    static Stream<String> cuttable() {
        return Stream.of(
                MIXED,
                MIXED.replace("\r\n", "\n"),
                MIXED.replace("\r\n", "\n").replace("\n", "\r\n"),
                MIXED.replace("\r\n", "\n").replace('\n', '\r'),
                "\uFEFF" + MIXED,
                "\n\n\ndata: a\n\n\n\n: c\n\n");
    }

    @Test
    void losesNoByte() {
        assertThat(FrameLog.of(new SseFraming(), MIXED.getBytes(UTF_8)).raw()).isEqualTo(MIXED);
    }

    @Test
    void refusesAnEventThatNeverEnds() {
        SseFraming framing = new SseFraming();
        byte[] piece = "data: x\n".repeat(1 << 16).getBytes(UTF_8);
        assertThatThrownBy(
                        () -> {
                            for (int fed = 0; fed <= Framing.MAX_FRAME_BYTES; fed += piece.length) {
                                framing.feed(piece, _ -> {});
                            }
                        })
                .isInstanceOf(MalformedInput.class);
    }

    /** Searching or copying what is held again with each byte would take minutes. */
    @Test
    void takesALongLineByteByByte() {
        byte[] stream = ("data: " + "x".repeat(200_000) + "\n\n").getBytes(UTF_8);
        FrameLog log = new FrameLog(new SseFraming());
        assertTimeout(Duration.ofSeconds(5), () -> log.feedSingly(stream));
        assertThat(log.frames()).containsExactly("null|" + "x".repeat(200_000));
    }

    @Test
    void takesManyLinesOfOneEventByteByByte() {
        byte[] stream = ("data: y\n".repeat(25_000) + "\n").getBytes(UTF_8);
        FrameLog log = new FrameLog(new SseFraming());
        assertTimeout(Duration.ofSeconds(5), () -> log.feedSingly(stream));
        assertThat(log.frames()).containsExactly("null|" + "y\n".repeat(25_000).stripTrailing());
    }

    private static Iterable<String> frames(String stream) {
        return FrameLog.of(new SseFraming(), stream.getBytes(UTF_8)).frames();
    }
}
