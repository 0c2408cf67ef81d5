package io.tollgate.filters.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a stream of any provider, cut anywhere, to any client. */
class StreamFuzzTest {

    static Stream<Arguments> streams() {
        return Targets.seeds("stream");
    }

    @MethodSource("streams")
    @FuzzTest
    void crosses(byte[] stream) {
        int cut = stream.length == 0 ? 0 : (stream[0] & 0xff) * stream.length / 256;
        for (ProviderDialect provider : Targets.PROVIDERS) {
            Replay replay =
                    new Replay(provider.streamFormat(), () -> provider.streamReader(Targets.STAMP));
            List<StreamEvent> events = replay.events(stream);
            StreamLaws.check(events);
            if (!replay.events(Replay.cutAt(stream, cut)).equals(events)) {
                throw new AssertionError("cut at " + cut + " it is another stream");
            }
            Targets.FACES.forEach(face -> write(face, events));
        }
    }

    private static void write(ChatFace face, List<StreamEvent> events) {
        StreamWriter writer = face.streams().writer(Targets.DELIVERY, Targets.STAMP, () -> 0);
        FrameBuffer out = new FrameBuffer();
        for (StreamEvent event : events) {
            writer.write(event, out);
        }
        out.drain();
    }
}
