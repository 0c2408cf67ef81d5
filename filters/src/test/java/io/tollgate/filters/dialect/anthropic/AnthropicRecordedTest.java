package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Failed;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What Anthropic really said, where the recordings are at hand. */
class AnthropicRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded");
    private static final Path STREAMS = RECORDED.resolve("streams/anthropic");

    /**
     * Cuts at every byte cost the square of the stream's length; long ones are cut here and there.
     */
    private static final int LONG = 3_000;

    private static final int CUTS_OF_LONG = 100;

    private final Replay replay = new Replay(StreamFormat.SSE, MessagesStreamReader::new);

    @TestFactory
    List<DynamicTest> readsStreams() {
        assumeTrue(Files.isDirectory(STREAMS), "no recordings at " + STREAMS);
        return tests(STREAMS, 1, ".chunks.txt", this::readsStream);
    }

    private void readsStream(Path file) {
        byte[] stream =
                read(file)
                        .lines()
                        .map(AnthropicRecordedTest::frame)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        List<StreamEvent> events = replay.events(stream);
        StreamLaws.check(events);
        assertThat(events).hasAtLeastOneElementOfType(UsageReported.class);
        assertThat(events.getLast()).isInstanceOf(isSpliced(file) ? Failed.class : Finished.class);
        cuts(stream.length)
                .forEach(
                        at ->
                                assertThat(replay.events(Replay.cutAt(stream, at)))
                                        .isEqualTo(events));
    }

    /** In this recording a proxy tried again in mid-stream; a fake end would hide it. */
    private static boolean isSpliced(Path file) {
        return file.getFileName().toString().startsWith("spliced-message-start");
    }

    private static String frame(String event) {
        String type =
                Json.parse(Slice.of(event.getBytes(StandardCharsets.UTF_8)))
                        .path("type")
                        .stringValue("");
        return "event: " + type + "\ndata: " + event + "\n\n";
    }

    private static IntStream cuts(int length) {
        return length < LONG
                ? IntStream.range(0, length)
                : new Random(42).ints(CUTS_OF_LONG, 0, length);
    }

    @TestFactory
    List<DynamicTest> readsResponses() {
        assumeTrue(Files.isDirectory(STREAMS), "no recordings at " + STREAMS);
        return tests(STREAMS, 1, ".json", AnthropicRecordedTest::readsResponse);
    }

    private static void readsResponse(Path file) {
        byte[] body = read(file).getBytes(StandardCharsets.UTF_8);
        assertThat(MessagesResponseReader.read(body).usage()).isNotNull();
    }

    @TestFactory
    List<DynamicTest> readsRequests() {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        return tests(
                RECORDED.resolve("conversations"),
                3,
                "/anthropic/request.json",
                AnthropicRecordedTest::readsRequest);
    }

    private static void readsRequest(Path file) {
        byte[] body = read(file).getBytes(StandardCharsets.UTF_8);
        assertThat(MessagesRequestReader.read(body, new Losses()).messages()).isNotEmpty();
    }

    private static List<DynamicTest> tests(
            Path folder, int depth, String ending, Consumer<Path> test) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> test.accept(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
