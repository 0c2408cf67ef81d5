package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, however the network cuts them. */
class NdjsonFramingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"b\":2}\n",
                "{\"a\":1}\r\n{\"b\":2}\r\n",
                "{\"a\":1}\n{\"b\":2}"
            })
    void knowsLineEnds(String stream) {
        assertThat(frames(stream)).containsExactly("null|{\"a\":1}", "null|{\"b\":2}");
    }

    @Test
    void skipsBlankLines() {
        assertThat(frames("\n\r\n1\n\n\n2\n\n")).containsExactly("null|1", "null|2");
        assertThat(frames("")).isEmpty();
        assertThat(frames("\n")).isEmpty();
    }

    /** Whoever passes the raw bytes on passes all of them on. */
    @Test
    void keepsBlankLinesInTheRawBytes() {
        StringBuilder raw = new StringBuilder();
        new NdjsonFraming()
                .feed("\n\r\n1\n\n2\n".getBytes(UTF_8), frame -> raw.append(frame.raw()));
        assertThat(raw).hasToString("\n\r\n1\n\n2\n");
    }

    @Test
    void emitsALineAsSoonAsItEnds() {
        FrameLog log = new FrameLog(new NdjsonFraming());
        log.feed("{\"a\"");
        assertThat(log.frames()).isEmpty();
        log.feed(":1}\n{");
        assertThat(log.frames()).containsExactly("null|{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"t\":\"Grüße 🐈\"}\n{}\n[1]\n", "{\"t\":\"☀\"}\r\n{}\r\n[1]\r\n", "1\n2"})
    void givesTheSameFramesHoweverTheStreamIsCut(String stream) {
        FrameLog.checkCuts(NdjsonFraming::new, stream);
    }

    @Test
    void keepsFramesWhenLaterBytesCome() {
        NdjsonFraming framing = new NdjsonFraming();
        List<Frame> kept = new ArrayList<>();
        for (String piece : List.of("{\"a\":", "1}\n{\"b", "\":2", "}\n{\"c\":3}", "\n")) {
            framing.feed(piece.getBytes(UTF_8), kept::add);
        }
        assertThat(kept)
                .extracting(frame -> frame.data().toString())
                .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    }

    @Test
    void refusesALineThatNeverEnds() {
        NdjsonFraming framing = new NdjsonFraming();
        byte[] piece = new byte[1 << 19];
        assertThatThrownBy(
                        () -> {
                            for (int fed = 0; fed <= Framing.MAX_FRAME_BYTES; fed += piece.length) {
                                framing.feed(piece, _ -> {});
                            }
                        })
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("longer than");
    }

    /** Searching or copying what is held again with each byte would take minutes. */
    @Test
    void takesALongLineByteByByte() {
        byte[] stream = ("x".repeat(200_000) + "\n").getBytes(UTF_8);
        FrameLog log = new FrameLog(new NdjsonFraming());
        assertTimeout(Duration.ofSeconds(5), () -> log.feedSingly(stream));
        assertThat(log.frames()).containsExactly("null|" + "x".repeat(200_000));
    }

    private static List<String> frames(String stream) {
        return FrameLog.of(new NdjsonFraming(), stream.getBytes(UTF_8)).frames();
    }
}
