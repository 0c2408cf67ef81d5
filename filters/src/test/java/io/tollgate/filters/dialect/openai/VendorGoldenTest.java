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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the wire of each compatible provider means: golden answers against their readable middle.
 */
class VendorGoldenTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.parse("2026-01-02T03:04:05Z"));

    static Stream<Arguments> responses() {
        return inputs("response", ".json");
    }

    static Stream<Arguments> streams() {
        return inputs("stream", ".sse");
    }

    private static Stream<Arguments> inputs(String kind, String ending) {
        return VendorTable.ROWS.stream()
                .map(VendorDialect::new)
                .flatMap(
                        dialect ->
                                Golden.inputs(kind, "." + dialect.name() + ending)
                                        .map(input -> Arguments.of(input, dialect)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void readsResponse(Path input, VendorDialect dialect) {
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(dialect.readResponse(Golden.read(input), STAMP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void readsStreamHoweverItIsCut(Path input, VendorDialect dialect) {
        byte[] stream = Golden.read(input);
        Replay replay = new Replay(dialect.streamFormat(), () -> dialect.streamReader(STAMP));
        List<StreamEvent> events = replay.events(stream);
        Golden.check(Golden.beside(input, ".events.jsonl"), Golden.lines(events));
        StreamLaws.check(events);
        assertThat(replay.events(Replay.singly(stream))).isEqualTo(events);
        for (int at = 0; at <= stream.length; at++) {
            List<byte[]> cut = Replay.cutAt(stream, at);
            assertThat(replay.events(cut)).as("cut at %d", at).isEqualTo(events);
            StreamLaws.check(replay.events(List.of(cut.getFirst())));
        }
    }
}
