package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Finished;
import io.tollgate.filters.dialect.StreamEvent.UsageReported;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamLaws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What providers really said, where the recordings are at hand. */
class OpenAiRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded");
    private static final List<String> PROVIDERS =
            List.of(
                    "openai/chat",
                    "openai-compatible/chat",
                    "groq",
                    "xai",
                    "deepseek/chat",
                    "azure");
    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    /**
     * Cuts at every byte cost the square of the stream's length; long ones are cut here and there.
     */
    private static final int LONG = 5_000;

    private static final int CUTS_OF_LONG = 100;

    private final Replay replay = new Replay(StreamFormat.SSE, () -> new ChatStreamReader(STAMP));

    @TestFactory
    List<DynamicTest> readsStreams() {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        return PROVIDERS.stream()
                .flatMap(provider -> files(RECORDED.resolve("streams/" + provider), 1))
                .filter(file -> file.toString().endsWith(".chunks.txt"))
                .filter(file -> read(file).contains("chat.completion.chunk"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> readsStream(file)))
                .toList();
    }

    private void readsStream(Path file) {
        byte[] stream =
                read(file)
                        .lines()
                        .map(line -> "data: " + line + "\n\n")
                        .collect(Collectors.joining("", "", "data: [DONE]\n\n"))
                        .getBytes(StandardCharsets.UTF_8);
        List<StreamEvent> events = replay.events(stream);
        StreamLaws.check(events);
        assertThat(events).hasAtLeastOneElementOfType(UsageReported.class);
        assertThat(events.getLast()).isInstanceOf(Finished.class);
        cuts(stream.length)
                .forEach(
                        at ->
                                assertThat(replay.events(Replay.cutAt(stream, at)))
                                        .isEqualTo(events));
    }

    private static IntStream cuts(int length) {
        return length < LONG
                ? IntStream.range(0, length)
                : new Random(42).ints(CUTS_OF_LONG, 0, length);
    }

    @TestFactory
    List<DynamicTest> readsRequests() {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        return files(RECORDED.resolve("conversations"), 3)
                .filter(file -> file.getParent().endsWith("chat-completions"))
                .filter(file -> file.toString().endsWith("request.json"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> readsRequest(file)))
                .toList();
    }

    private static void readsRequest(Path file) {
        byte[] body = read(file).getBytes(StandardCharsets.UTF_8);
        assertThat(ChatRequestReader.read(body, new Losses()).messages()).isNotEmpty();
    }

    private static Stream<Path> files(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
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
