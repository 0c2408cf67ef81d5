package io.tollgate.filters.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What clients and providers really said, crossing to every dialect, where recordings are at hand.
 */
class RecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded/conversations");
    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    private static Dialect dialect(Path file) {
        String folder =
                switch (file.getParent().getFileName().toString()) {
                    case "chat-completions" -> "openai";
                    case "google" -> "gemini";
                    case String name -> name;
                };
        return Dialect.ALL.stream()
                .filter(dialect -> dialect.toString().equals(folder))
                .findFirst()
                .orElse(null);
    }

    private static List<DynamicTest> each(String ending, Check check) {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        try (Stream<Path> files = Files.walk(RECORDED, 3)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("(followup-)?" + ending))
                    .filter(file -> dialect(file) != null)
                    .sorted()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            RECORDED.relativize(file).toString(),
                                            () -> check.run(dialect(file), read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Check {
        void run(Dialect dialect, byte[] content);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> requestsCross() {
        return each("request.json", RecordedTest::requestCrosses);
    }

    /** Who leans on the memory of one provider cannot be understood by another. */
    private static void requestCrosses(Dialect client, byte[] body) {
        ChatRequest request;
        try {
            request = client.read(body, new Losses());
        } catch (GatewayException e) {
            assertThat(e).hasMessageContaining("does not keep");
            return;
        }
        for (Dialect provider : Dialect.ALL) {
            byte[] written = provider.write(request, new Losses());
            assertThat(provider.read(written, new Losses()).messages()).isNotEmpty();
        }
    }

    @TestFactory
    List<DynamicTest> answersCross() {
        return each("response.json", RecordedTest::answerCrosses);
    }

    private static void answerCrosses(Dialect provider, byte[] body) {
        if (Json.parse(Slice.of(body)).hasNonNull("error")) {
            return;
        }
        ChatResponse answer = provider.provider().readResponse(body, STAMP);
        assertThat(answer.usage()).isNotNull();
        for (Dialect client : Dialect.ALL) {
            byte[] written = client.face().writer().write(answer, STAMP);
            ChatResponse read = client.provider().readResponse(written, STAMP);
            assertThat(Said.by(read).text()).isEqualTo(Said.by(answer).text());
            assertThat(Said.by(read).calls()).isEqualTo(Said.by(answer).calls());
        }
    }

    @TestFactory
    List<DynamicTest> streamsAreRead() {
        return each("response-streaming.json", RecordedTest::streamIsRead);
    }

    /** One recording is of a format that the API does not have. */
    private static boolean isNoneOfTheApi(JsonNode event) {
        return event.path("object").asString("").equals("response.delta");
    }

    /** OpenAI reports usage to those who ask for it, which not all who were recorded did. */
    private static void streamIsRead(Dialect provider, byte[] array) {
        JsonNode recorded = Json.parse(Slice.of(array));
        if (!recorded.isArray() || recorded.isEmpty() || isNoneOfTheApi(recorded.get(0))) {
            return;
        }
        byte[] stream =
                recorded.valueStream()
                        .map(event -> "data: " + event + "\n\n")
                        .collect(Collectors.joining())
                        .concat(provider.toString().equals("openai") ? "data: [DONE]\n\n" : "")
                        .getBytes(UTF_8);
        List<StreamEvent> events =
                new Replay(
                                provider.provider().streamFormat(),
                                () -> provider.provider().streamReader(STAMP))
                        .events(stream);
        StreamLaws.check(events);
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Finished.class);
        if (!provider.toString().equals("openai")) {
            assertThat(events).hasAtLeastOneElementOfType(StreamEvent.UsageReported.class);
        }
    }
}
