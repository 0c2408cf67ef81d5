package io.tollgate.filters.dialect.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.EventStreams;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What Bedrock really said, to every client, where the recordings are at hand. */
class BedrockRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded");
    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    private static final List<ChatFace> FACES =
            Dialects.found().clients().stream()
                    .flatMap(client -> client.faces().stream())
                    .filter(ChatFace.class::isInstance)
                    .map(ChatFace.class::cast)
                    .toList();

    private static final Map<String, String> STOPS =
            Map.of(
                    "end_turn", "END_TURN",
                    "max_tokens", "MAX_TOKENS",
                    "tool_use", "TOOL_CALLS");

    @TestFactory
    List<DynamicTest> readsAnswers() {
        return each(".*/(bedrock|bedrock-anthropic)/(followup-)?response[.]json", this::answer);
    }

    @TestFactory
    List<DynamicTest> readsFixedAnswers() {
        return each(".*/streams/amazon-bedrock/[^/]*[.]json", this::answer);
    }

    private void answer(Path file) {
        byte[] body = read(file);
        JsonNode said = Json.parse(Slice.of(body));
        ChatResponse answer = dialect(file).readResponse(body, STAMP);
        JsonNode blocks = said.path("output").path("message").path("content");
        assertThat(text(answer)).isEqualTo(texts(blocks.isArray() ? blocks : said.path("content")));
        assertThat(answer.content().stream().filter(Part.ToolCall.class::isInstance).count())
                .isEqualTo(blocks.valueStream().filter(block -> block.has("toolUse")).count());
        ended(
                said.path("stopReason").stringValue(said.path("stop_reason").stringValue("")),
                answer);
        used(said.path("usage"), answer.usage());
        FACES.forEach(face -> assertThat(face.writer().write(answer, STAMP)).isNotEmpty());
    }

    private static void ended(String reason, ChatResponse answer) {
        assertThat(answer.finish().reason()).hasToString(STOPS.get(reason));
    }

    private static void used(JsonNode usage, TokenUsage read) {
        assertThat(read.totalInput())
                .isEqualTo(
                        usage.path("inputTokens")
                                .longValue(usage.path("input_tokens").longValue(0)));
        assertThat(read.totalOutput())
                .isEqualTo(
                        usage.path("outputTokens")
                                .longValue(usage.path("output_tokens").longValue(0)));
    }

    private static String text(ChatResponse answer) {
        StringBuilder text = new StringBuilder();
        answer.content().forEach(part -> text.append(part instanceof Part.Text(String t) ? t : ""));
        return text.toString();
    }

    private static String texts(JsonNode blocks) {
        StringBuilder text = new StringBuilder();
        blocks.forEach(block -> text.append(block.path("text").stringValue("")));
        return text.toString();
    }

    @TestFactory
    List<DynamicTest> readsStreams() {
        return each(
                ".*/(bedrock|bedrock-anthropic)/(followup-)?response-streaming[.]json",
                file -> stream(file, List.copyOf(Json.parse(Slice.of(read(file))).values())));
    }

    @TestFactory
    List<DynamicTest> readsFixedStreams() {
        return each(
                ".*/streams/amazon-bedrock/[^/]*[.]chunks[.]txt",
                file ->
                        stream(
                                file,
                                new String(read(file), UTF_8)
                                        .lines()
                                        .map(line -> Json.parse(Slice.of(line.getBytes(UTF_8))))
                                        .toList()));
    }

    private void stream(Path file, List<JsonNode> recorded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (JsonNode event : recorded) {
            bytes.writeBytes(framed(event));
            JsonNode delta = event.path("contentBlockDelta").path("delta");
            text.append(
                    delta.path("text")
                            .stringValue(event.path("delta").path("text").stringValue("")));
            calls.append(delta.path("toolUse").path("input").stringValue(""));
        }
        ProviderDialect dialect = dialect(file);
        List<StreamEvent> events =
                new Replay(dialect.streamFormat(), () -> dialect.streamReader(STAMP))
                        .events(bytes.toByteArray());
        StreamLaws.check(events);
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Finished.class);
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.UsageReported.class);
        assertThat(grown(events, true)).isEqualTo(text.toString());
        assertThat(grown(events, false)).isEqualTo(calls.toString());
        FACES.forEach(face -> write(face, events));
    }

    /** Converse's events name themselves by their one member; others were wrapped. */
    private static byte[] framed(JsonNode event) {
        if (event.has("type")) {
            String bytes = Base64.getEncoder().encodeToString(event.toString().getBytes(UTF_8));
            return EventStreams.event("chunk", "{\"bytes\":\"" + bytes + "\"}");
        }
        var member = event.properties().iterator().next();
        return EventStreams.event(member.getKey(), member.getValue().toString());
    }

    private static String grown(List<StreamEvent> events, boolean text) {
        StringBuilder grown = new StringBuilder();
        for (StreamEvent event : events) {
            switch (event) {
                case StreamEvent.TextGrew(_, String piece) when text -> grown.append(piece);
                case StreamEvent.ToolInputGrew(_, String piece) when !text -> grown.append(piece);
                default -> {}
            }
        }
        return grown.toString();
    }

    private static void write(ChatFace face, List<StreamEvent> events) {
        StreamWriter writer = face.streams().writer(new Delivery(true, true), STAMP, () -> 1);
        FrameBuffer out = new FrameBuffer();
        events.forEach(event -> writer.write(event, out));
        assertThat(out.drain()).isNotEmpty();
    }

    private static ProviderDialect dialect(Path file) {
        boolean invoked = file.getParent().getFileName().toString().equals("bedrock-anthropic");
        return Dialects.found().byName().get(invoked ? "bedrock-anthropic" : "bedrock");
    }

    private static List<DynamicTest> each(String pattern, Consumer<Path> test) {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        try (Stream<Path> files = Files.walk(RECORDED)) {
            List<DynamicTest> tests =
                    files.filter(file -> file.toString().matches(pattern))
                            .sorted()
                            .map(
                                    file ->
                                            DynamicTest.dynamicTest(
                                                    RECORDED.relativize(file).toString(),
                                                    () -> test.accept(file)))
                            .toList();
            assertThat(tests).isNotEmpty();
            return tests;
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
}
