package io.tollgate.filters.dialect.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.wire.EventStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Bedrock's wire means: each golden input against its readable middle. Streams are binary;
 * what they are made of stands beside them, a frame a line, and is what is edited.
 */
class BedrockGoldenTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);
    private static final String FRAMES = ".frames.jsonl";

    private static ProviderDialect dialect(Path input) {
        String name = input.getFileName().toString().split("\\.")[1];
        return Dialects.found().byName().get(name);
    }

    private static Stream<Path> both(String kind, String ending) {
        return Stream.concat(
                Golden.inputs(kind, ".bedrock" + ending),
                Golden.inputs(kind, ".bedrock-anthropic" + ending));
    }

    static Stream<Path> responses() {
        return both("response", ".json");
    }

    static Stream<Path> frames() {
        return both("stream", FRAMES);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsResponse(Path input) {
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(dialect(input).readResponse(Golden.read(input), STAMP)));
    }

    private static byte[] stream(Path frames) {
        return EventStreams.ofLines(new String(Golden.read(frames), UTF_8));
    }

    private static Path named(Path frames, String ending) {
        return frames.resolveSibling(frames.getFileName().toString().replace(FRAMES, ending));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void streamsAreWhatTheirFramesSay(Path frames) throws IOException {
        Path binary = named(frames, ".eventstream");
        byte[] stream = stream(frames);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(binary, stream);
        }
        assertThat(binary).hasBinaryContent(stream);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readsStreamHoweverItIsCut(Path frames) {
        byte[] stream = stream(frames);
        Replay replay = replay(frames);
        List<StreamEvent> events = replay.events(stream);
        Golden.check(named(frames, ".events.jsonl"), Golden.lines(events));
        StreamLaws.check(events);
        assertThat(replay.events(Replay.singly(stream))).isEqualTo(events);
        for (int at = 0; at <= stream.length; at += 7) {
            assertThat(replay.events(Replay.cutAt(stream, at)))
                    .as("cut at %d", at)
                    .isEqualTo(events);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void keepsTheLawsWhereverTheWireEnds(Path frames) {
        byte[] stream = stream(frames);
        Replay replay = replay(frames);
        for (int at = 0; at <= stream.length; at++) {
            StreamLaws.check(replay.events(List.of(Replay.cutAt(stream, at).getFirst())));
        }
    }

    private static Replay replay(Path frames) {
        ProviderDialect dialect = dialect(frames);
        return new Replay(dialect.streamFormat(), () -> dialect.streamReader(STAMP));
    }
}
