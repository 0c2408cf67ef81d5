package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** What a framing made of bytes: each frame as {@code event|data}, and all raw bytes. */
final class FrameLog {

    private final Framing framing;
    private final List<String> frames = new ArrayList<>();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();

    FrameLog(Framing framing) {
        this.framing = framing;
    }

    /** A whole stream in one piece. */
    static FrameLog of(Framing framing, byte[] stream) {
        FrameLog log = new FrameLog(framing);
        log.feed(stream);
        log.end();
        return log;
    }

    /** Cuts the stream in two at each byte, then into single bytes. */
    static void checkCuts(Supplier<Framing> framings, String text) {
        byte[] stream = text.getBytes(UTF_8);
        List<String> whole = of(framings.get(), stream).frames();
        for (int at = 0; at <= stream.length; at++) {
            FrameLog log = new FrameLog(framings.get());
            log.feed(Arrays.copyOfRange(stream, 0, at));
            log.feed(Arrays.copyOfRange(stream, at, stream.length));
            log.end();
            assertThat(log.frames()).as("cut at %d", at).isEqualTo(whole);
            assertThat(log.raw()).as("cut at %d", at).isEqualTo(text);
        }
        FrameLog log = new FrameLog(framings.get());
        log.feedSingly(stream);
        log.end();
        assertThat(log.frames()).isEqualTo(whole);
    }

    void feed(String piece) {
        feed(piece.getBytes(UTF_8));
    }

    void feed(byte[] piece) {
        framing.feed(piece, this::enter);
    }

    void feedSingly(byte[] stream) {
        for (byte b : stream) {
            feed(new byte[] {b});
        }
    }

    void end() {
        framing.end(this::enter);
    }

    private void enter(Frame frame) {
        frames.add(frame.event() + "|" + frame.data());
        frame.raw().writeTo(raw);
    }

    List<String> frames() {
        return frames;
    }

    String raw() {
        return raw.toString(UTF_8);
    }
}
