package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamLaws;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the wire of the Gemini API means: each golden input against its readable middle. */
class GeminiGoldenTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    private final Replay replay = new Replay(StreamFormat.SSE, () -> new ChunkReader(STAMP));

    private record ReadRequest(ChatRequest request, Set<String> losses) {}

    static Stream<Path> requests() {
        return Stream.concat(
                        Golden.inputs("request", ".gemini-generateContent.json"),
                        Golden.inputs("request", ".gemini-streamGenerateContent.json"))
                .filter(file -> !file.getFileName().toString().startsWith("cached-content"));
    }

    static Stream<Path> responses() {
        return Golden.inputs("response", ".gemini.json");
    }

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".gemini.sse");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsRequest(Path input) {
        Losses losses = new Losses();
        ChatRequest request = GenerateContentReader.whole(Golden.read(input), losses);
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(new ReadRequest(request, losses.fields())));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsResponse(Path input) {
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(AnswerReader.read(Golden.read(input), STAMP)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void readsStreamHoweverItIsCut(Path input) {
        byte[] stream = Golden.read(input);
        List<StreamEvent> events = replay.events(stream);
        Golden.check(Golden.beside(input, ".events.jsonl"), Golden.lines(events));
        StreamLaws.check(events);
        assertThat(replay.events(Replay.singly(stream))).isEqualTo(events);
        for (int at = 0; at <= stream.length; at += 3) {
            assertThat(replay.events(Replay.cutAt(stream, at)))
                    .as("cut at %d", at)
                    .isEqualTo(events);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void keepsTheLawsWhereverTheWireEnds(Path input) {
        byte[] stream = Golden.read(input);
        for (int at = 0; at <= stream.length; at += 3) {
            StreamLaws.check(replay.events(List.of(Replay.cutAt(stream, at).getFirst())));
        }
    }
}
