package io.tollgate.filters.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An answer says the same streamed and whole, however the wire cut it: made-up answers of every
 * provider's dialect, to clients of every dialect.
 */
class StreamedAnswerTest {

    private static final int ANSWERS = Integer.getInteger("conversations", 300);
    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    static Stream<Arguments> crossings() {
        return Dialect.ALL.stream()
                .flatMap(from -> Dialect.ALL.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("crossings")
    void mergedAStreamIsTheWholeAnswer(Dialect provider, Dialect client) {
        for (long seed = 0; seed < ANSWERS; seed++) {
            Answers answers = new Answers(seed);
            ChatResponse meant = answers.next();

            ChatResponse whole = whole(client, whole(provider, meant));
            ChatResponse merged =
                    merged(client, streamed(provider, answers.events(meant), seed), seed);

            assertThat(Said.by(merged)).as("seed %d", seed).isEqualTo(Said.by(whole));
            assertThat(Said.by(whole).text()).as("seed %d", seed).isEqualTo(Said.by(meant).text());
        }
    }

    /** Written and read as a whole answer of the dialect. */
    private static ChatResponse whole(Dialect dialect, ChatResponse answer) {
        return dialect.provider().readResponse(dialect.face().writer().write(answer, STAMP), STAMP);
    }

    /** Written as the provider's stream and read from it. */
    private static List<StreamEvent> streamed(
            Dialect dialect, List<StreamEvent> events, long seed) {
        StreamWriter writer =
                dialect.face().streams().writer(new Delivery(true, true), STAMP, () -> 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameBuffer out = new FrameBuffer();
        for (StreamEvent event : events) {
            writer.write(event, out);
            byte[] frames = out.drain();
            if (frames != null) {
                bytes.writeBytes(frames);
            }
        }
        byte[] stream = bytes.toByteArray();
        Replay replay = new Replay(dialect.provider().streamFormat(), () -> reader(dialect));
        List<StreamEvent> read = replay.events(stream);
        StreamLaws.check(read);
        assertThat(replay.events(cut(stream, seed))).as("seed %d, cut", seed).isEqualTo(read);
        return read;
    }

    private static StreamReader reader(Dialect dialect) {
        return dialect.provider().streamReader(STAMP);
    }

    private static ChatResponse merged(Dialect client, List<StreamEvent> events, long seed) {
        return Merge.of(streamed(client, events, seed));
    }

    private static List<byte[]> cut(byte[] stream, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(60));
            pieces.add(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        return pieces;
    }
}
