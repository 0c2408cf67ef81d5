package io.tollgate.filters.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What compatible providers really answered, to every client, where recordings are at hand. */
class CompatibleRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded/streams");

    private static final Map<String, String> FOLDERS =
            Map.of(
                    "deepseek/chat", "deepseek",
                    "groq", "groq",
                    "mistral", "mistral",
                    "xai", "xai",
                    "openai-compatible/chat", "xai");

    private static final TargetModel TARGET = new TargetModel("m", null, true);

    private interface Check {
        void run(ProviderDialect provider, byte[] content);
    }

    private static List<DynamicTest> each(String ending, Check check) {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        Map<String, ProviderDialect> dialects = Dialects.found().byName();
        return FOLDERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(
                        folder ->
                                files(RECORDED.resolve(folder.getKey()), ending)
                                        .filter(file -> isChat(read(file)))
                                        .map(
                                                file ->
                                                        DynamicTest.dynamicTest(
                                                                RECORDED.relativize(file)
                                                                        .toString(),
                                                                () ->
                                                                        check.run(
                                                                                dialects.get(
                                                                                        folder
                                                                                                .getValue()),
                                                                                read(file)))))
                .toList();
    }

    private static boolean isChat(byte[] recorded) {
        return new String(recorded, UTF_8).contains("\"choices\"");
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> wholeAnswersCross() {
        return each(".json", CompatibleRecordedTest::crosses);
    }

    private static void crosses(ProviderDialect provider, byte[] body) {
        JsonNode recorded = Json.parse(Slice.of(body));
        ChatResponse answer = provider.readResponse(body, GoldenMatrixTest.STAMP);
        Said said = Said.by(answer.content());
        assertThat(said).isEqualTo(Said.recorded(recorded.path("choices").path(0).path("message")));
        assertThat(answer.finish().reason())
                .isEqualTo(reason(recorded.path("choices").path(0).path("finish_reason")));
        checkUsage(Objects.requireNonNull(answer.usage()), recorded.path("usage"));
        assertThat(provider.readUsage(body)).isEqualTo(answer.usage());
        for (ChatFace face : faces()) {
            byte[] written = face.writer().write(answer, GoldenMatrixTest.STAMP);
            ProviderDialect own = ownReader(face);
            if (own != null) {
                ChatResponse again = own.readResponse(written, GoldenMatrixTest.STAMP);
                assertThat(Said.by(again.content())).as(face.path()).isEqualTo(said);
            }
        }
    }

    @TestFactory
    List<DynamicTest> streamsCross() {
        return each(".chunks.txt", CompatibleRecordedTest::streamCrosses);
    }

    private static void streamCrosses(ProviderDialect provider, byte[] chunks) {
        List<JsonNode> recorded =
                new String(chunks, UTF_8)
                        .lines()
                        .map(line -> Json.parse(Slice.of(line.getBytes(UTF_8))))
                        .toList();
        byte[] stream =
                recorded.stream()
                        .map(chunk -> "data: " + chunk + "\n\n")
                        .collect(Collectors.joining("", ": OPENING\n\n", "data: [DONE]\n\n"))
                        .getBytes(UTF_8);
        List<StreamEvent> events = events(provider, stream);
        StreamLaws.check(events);
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Finished.class);
        checkUsage(usage(events), recorded.getLast().path("usage"));
        for (ChatFace face : faces()) {
            StreamTranslation translation =
                    Translation.of(GoldenMatrixTest.asked(face), provider, TARGET).stream();
            byte[] written = Objects.requireNonNull(translation.feed(stream));
            translation.end();
            assertThat(translation.failure()).as(face.path()).isNull();
            ProviderDialect own = ownReader(face);
            if (own != null && own.streamFormat().equals(face.streamFormat())) {
                assertThat(text(events(own, written))).as(face.path()).isEqualTo(text(events));
            }
        }
    }

    private static List<StreamEvent> events(ProviderDialect provider, byte[] stream) {
        return new Replay(
                        provider.streamFormat(),
                        () -> provider.streamReader(GoldenMatrixTest.STAMP))
                .events(stream);
    }

    private static String text(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.TextGrew.class::isInstance)
                .map(event -> ((StreamEvent.TextGrew) event).text())
                .collect(Collectors.joining());
    }

    private static TokenUsage usage(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.UsageReported.class::isInstance)
                .map(event -> ((StreamEvent.UsageReported) event).usage())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** Reasoning stands beside the answer's tokens where the total says so. */
    private static void checkUsage(TokenUsage read, JsonNode usage) {
        assertThat(read.totalInput()).isEqualTo(usage.path("prompt_tokens").longValue());
        assertThat(read.totalInput() + read.totalOutput())
                .isEqualTo(usage.path("total_tokens").longValue());
        assertThat(read.cacheRead())
                .isEqualTo(usage.path("prompt_tokens_details").path("cached_tokens").longValue(0));
        assertThat(read.reasoning())
                .isEqualTo(
                        usage.path("completion_tokens_details")
                                .path("reasoning_tokens")
                                .longValue(0));
    }

    private static Finish.Reason reason(JsonNode word) {
        return switch (word.stringValue("")) {
            case "stop" -> Finish.Reason.END_TURN;
            case "length" -> Finish.Reason.MAX_TOKENS;
            case "tool_calls" -> Finish.Reason.TOOL_CALLS;
            default -> throw new AssertionError("unexpected " + word);
        };
    }

    private static List<ChatFace> faces() {
        return GoldenMatrixTest.CLIENTS.stream()
                .map(ClientDialect::faces)
                .map(List::getFirst)
                .filter(ChatFace.class::isInstance)
                .map(ChatFace.class::cast)
                .toList();
    }

    private static ProviderDialect ownReader(ChatFace face) {
        return Dialects.found().byName().get(face.dialect());
    }

    /** What an answer says, whatever its dialect. */
    private record Said(String text, List<String> calls) {

        static Said by(List<Part> parts) {
            return new Said(
                    parts.stream()
                            .filter(Part.Text.class::isInstance)
                            .map(part -> ((Part.Text) part).text())
                            .collect(Collectors.joining()),
                    parts.stream()
                            .filter(Part.ToolCall.class::isInstance)
                            .map(part -> call((Part.ToolCall) part))
                            .toList());
        }

        private static String call(Part.ToolCall call) {
            return call.name() + Json.parse(Slice.of(call.arguments().getBytes(UTF_8)));
        }

        static Said recorded(JsonNode message) {
            JsonNode content = message.path("content");
            String text =
                    content.isArray()
                            ? content.valueStream()
                                    .map(part -> part.path("text").stringValue(""))
                                    .collect(Collectors.joining())
                            : content.stringValue("");
            return new Said(
                    text,
                    message.path("tool_calls")
                            .valueStream()
                            .map(call -> call.path("function"))
                            .map(
                                    call ->
                                            call.path("name").stringValue()
                                                    + Json.parse(
                                                            Slice.of(
                                                                    call.path("arguments")
                                                                            .stringValue()
                                                                            .getBytes(UTF_8))))
                            .toList());
        }
    }
}
