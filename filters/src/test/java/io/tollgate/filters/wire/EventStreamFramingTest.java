package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** Messages, however the network cuts them, and nothing else. */
class EventStreamFramingTest {

    private static final String LINES =
            """
            {"event":"messageStart","data":{"role":"assistant"}}
            {"event":"contentBlockDelta","data":{"delta":{"text":"Grüße 🐈"}}}
            {"exception":"throttlingException","data":{"message":"slow down"}}
            {"error":"InternalFailure","message":"oh \\"no\\""}
            """;

    private static final byte[] STREAM = EventStreams.ofLines(LINES);

    private static final List<String> FRAMES =
            List.of(
                    "messageStart|{\"role\":\"assistant\"}",
                    "contentBlockDelta|{\"delta\":{\"text\":\"Grüße 🐈\"}}",
                    "throttlingException|{\"message\":\"slow down\"}",
                    "error|{\"code\":\"InternalFailure\",\"message\":\"oh \\\"no\\\"\"}");

    @Test
    void readsEventsExceptionsAndErrors() {
        assertThat(FrameLog.of(new EventStreamFraming(), STREAM).frames()).isEqualTo(FRAMES);
    }

    @Test
    void givesTheSameFramesHoweverTheStreamIsCut() {
        for (int at = 0; at <= STREAM.length; at++) {
            FrameLog log = new FrameLog(new EventStreamFraming());
            log.feed(Arrays.copyOfRange(STREAM, 0, at));
            log.feed(Arrays.copyOfRange(STREAM, at, STREAM.length));
            log.end();
            assertThat(log.frames()).as("cut at %d", at).isEqualTo(FRAMES);
        }
        FrameLog log = new FrameLog(new EventStreamFraming());
        log.feedSingly(STREAM);
        log.end();
        assertThat(log.frames()).isEqualTo(FRAMES);
    }

    @Test
    void emitsAMessageAsSoonAsItIsWholeWithItsVeryBytes() {
        List<Frame> frames = new ArrayList<>();
        byte[] message = EventStreams.event("messageStart", "{}");
        byte[] more = Arrays.copyOf(message, message.length + 5);
        System.arraycopy(message, 0, more, message.length, 5);
        new EventStreamFraming().feed(more, frames::add);
        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst().raw().toByteArray()).isEqualTo(message);
    }

    @Test
    void readsWhatAmazonsOwnLibraryWrites() {
        byte[] message =
                new Message(
                                Map.of(
                                        ":message-type", HeaderValue.fromString("event"),
                                        ":event-type", HeaderValue.fromString("chunk"),
                                        "when", HeaderValue.fromLong(7)),
                                "{}".getBytes(UTF_8))
                        .toByteBuffer()
                        .array();
        assertThat(FrameLog.of(new EventStreamFraming(), message).frames())
                .containsExactly("chunk|{}");
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] message = EventStreams.event("messageStart", "{\"role\":\"assistant\"}");
        for (int at = 0; at < message.length; at++) {
            byte[] changed = message.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> FrameLog.of(new EventStreamFraming(), changed))
                    .as("byte %d", at)
                    .isInstanceOf(MalformedInput.class);
        }
    }

    @Test
    void refusesAnEndWithinAMessage() {
        for (int length = 1; length < STREAM.length; length++) {
            byte[] beginning = Arrays.copyOf(STREAM, length);
            if (!isWhole(length)) {
                assertThatThrownBy(() -> FrameLog.of(new EventStreamFraming(), beginning))
                        .as("%d bytes", length)
                        .isInstanceOf(MalformedInput.class);
            }
        }
    }

    private static boolean isWhole(int length) {
        int at = 0;
        while (at < length) {
            at += ByteBuffer.wrap(STREAM).getInt(at);
        }
        return at == length;
    }

    /** The length is right by its checksum, and nobody waits for such a message. */
    @Test
    void refusesLengthsOutOfBoundsAtOnce() {
        for (int length : new int[] {Framing.MAX_FRAME_BYTES + 1, 15, 0, -1}) {
            assertThatThrownBy(() -> new EventStreamFraming().feed(prelude(length), frame -> {}))
                    .as("%d", length)
                    .isInstanceOf(MalformedInput.class);
        }
    }

    private static byte[] prelude(int length) {
        ByteBuffer prelude = ByteBuffer.allocate(12).putInt(length).putInt(0);
        CRC32 checksum = new CRC32();
        checksum.update(prelude.array(), 0, 8);
        return prelude.putInt((int) checksum.getValue()).array();
    }

    /** Headers that say that they are longer than all of the message. */
    @Test
    void refusesHeadersThatCannotBe() {
        ByteBuffer message = ByteBuffer.allocate(20).putInt(20).putInt(1000);
        CRC32 checksum = new CRC32();
        checksum.update(message.array(), 0, 8);
        message.putInt((int) checksum.getValue()).putInt(0);
        checksum.update(message.array(), 8, 8);
        message.putInt((int) checksum.getValue());
        assertThatThrownBy(() -> new EventStreamFraming().feed(message.array(), frame -> {}))
                .isInstanceOf(MalformedInput.class);
    }
}
