package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Azure adds to OpenAI's wire: above all, what its content filter found. */
class AzureGoldenTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.parse("2026-01-02T03:04:05Z"));
    private static final AzureProvider AZURE = new AzureProvider();

    static Stream<Path> responses() {
        return Golden.inputs("response", ".azure.json");
    }

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".azure.sse");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsResponse(Path input) {
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(AZURE.readResponse(Golden.read(input), STAMP)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void readsStreamHoweverItIsCut(Path input) {
        byte[] stream = Golden.read(input);
        Replay replay = new Replay(AZURE.streamFormat(), () -> AZURE.streamReader(STAMP));
        List<StreamEvent> events = replay.events(stream);
        Golden.check(Golden.beside(input, ".events.jsonl"), Golden.lines(events));
        StreamLaws.check(events);
        assertThat(replay.events(Replay.singly(stream))).isEqualTo(events);
        for (int at = 0; at <= stream.length; at++) {
            StreamLaws.check(replay.events(List.of(Replay.cutAt(stream, at).getFirst())));
        }
    }
}
