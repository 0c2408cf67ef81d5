package io.tollgate.filters.dialect.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.StreamWriter;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What Cohere really said, where the recordings are at hand. */
class CohereRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded/streams/cohere");
    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    private final CohereProvider provider = new CohereProvider();
    private final Replay replay = new Replay(StreamFormat.SSE, () -> new ChatStreamReader(STAMP));

    @BeforeAll
    static void recordings() {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
    }

    /** What an answer says. */
    private record Heard(String text, String thought, List<String> calls, Finish finish) {}

    @TestFactory
    List<DynamicTest> readsAnswers() throws Exception {
        return tests(".json", this::readsAnswer);
    }

    private void readsAnswer(Path file) throws Exception {
        byte[] body = Files.readAllBytes(file);
        JsonNode recorded = Json.parseObject(body);
        if (!recorded.has("message")) {
            return;
        }
        ChatResponse answer = provider.readResponse(body, STAMP);

        assertThat(heard(answer)).isEqualTo(said(recorded));
        assertThat(answer.usage()).isEqualTo(billed(recorded));
        for (ChatFace face : faces()) {
            assertThat(face.writer().write(answer, STAMP)).as(face.path()).isNotEmpty();
        }
    }

    private static Heard said(JsonNode recorded) {
        JsonNode message = recorded.path("message");
        return new Heard(
                texts(message.path("content"), "text"),
                message.path("tool_plan").stringValue("")
                        + texts(message.path("content"), "thinking"),
                calls(message.path("tool_calls").valueStream()),
                finish(recorded.path("finish_reason").stringValue("")));
    }

    private static String texts(JsonNode content, String name) {
        return content.valueStream()
                .map(part -> part.path(name).stringValue(""))
                .collect(Collectors.joining());
    }

    private static List<String> calls(Stream<JsonNode> calls) {
        return calls.map(
                        call ->
                                call.path("id").stringValue("")
                                        + call.path("function").path("name").stringValue("")
                                        + call.path("function").path("arguments").stringValue(""))
                .toList();
    }

    private static Finish finish(String reason) {
        return Finish.of(
                switch (reason) {
                    case "COMPLETE" -> Finish.Reason.END_TURN;
                    case "MAX_TOKENS" -> Finish.Reason.MAX_TOKENS;
                    case "TOOL_CALL" -> Finish.Reason.TOOL_CALLS;
                    default -> throw new AssertionError("not recorded before: " + reason);
                });
    }

    private static TokenUsage billed(JsonNode ended) {
        JsonNode units = ended.path("usage").path("billed_units");
        return TokenUsage.of(
                units.path("input_tokens").longValue(), units.path("output_tokens").longValue());
    }

    private static Heard heard(ChatResponse answer) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        List<String> calls = new ArrayList<>();
        for (Part part : answer.content()) {
            switch (part) {
                case Part.Text(String words) -> text.append(words);
                case Part.Reasoning(String words, _) -> thought.append(words);
                case Part.ToolCall call -> calls.add(call.id() + call.name() + call.arguments());
                default -> throw new AssertionError(part.word());
            }
        }
        return new Heard(text.toString(), thought.toString(), calls, answer.finish());
    }

    @TestFactory
    List<DynamicTest> readsStreams() throws Exception {
        return tests(".chunks.txt", this::readsStream);
    }

    private void readsStream(Path file) throws Exception {
        List<JsonNode> recorded =
                Files.readAllLines(file).stream()
                        .<JsonNode>map(line -> Json.parseObject(line.getBytes(UTF_8)))
                        .toList();
        byte[] stream =
                recorded.stream()
                        .map(
                                event ->
                                        "event: "
                                                + event.path("type").stringValue()
                                                + "\ndata: "
                                                + event
                                                + "\n\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8);

        List<StreamEvent> events = replay.events(stream);

        StreamLaws.check(events);
        assertThat(replay.events(Replay.singly(stream))).isEqualTo(events);
        JsonNode end = recorded.getLast().path("delta");
        assertThat(events.getLast())
                .isEqualTo(
                        new StreamEvent.Finished(finish(end.path("finish_reason").stringValue())));
        assertThat(events).contains(new StreamEvent.UsageReported(billed(end)));
        assertThat(grown(events, StreamEvent.TextGrew.class))
                .isEqualTo(pieces(recorded, "content", "text"));
        assertThat(grown(events, StreamEvent.ReasoningGrew.class))
                .isEqualTo(
                        recorded.stream()
                                .map(it -> message(it).path("tool_plan").stringValue(""))
                                .collect(Collectors.joining()));
        assertThat(grown(events, StreamEvent.ToolInputGrew.class))
                .isEqualTo(
                        recorded.stream()
                                .map(it -> message(it).path("tool_calls").path("function"))
                                .map(it -> it.path("arguments").stringValue(""))
                                .collect(Collectors.joining()));
        faces().forEach(face -> assertThat(written(face, events)).as(face.path()).isNotEmpty());
    }

    private static JsonNode message(JsonNode event) {
        return event.path("delta").path("message");
    }

    private static String pieces(List<JsonNode> recorded, String member, String name) {
        return recorded.stream()
                .map(event -> message(event).path(member).path(name).stringValue(""))
                .collect(Collectors.joining());
    }

    private static String grown(List<StreamEvent> events, Class<? extends StreamEvent> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(
                        event ->
                                switch (event) {
                                    case StreamEvent.TextGrew(_, String text) -> text;
                                    case StreamEvent.ReasoningGrew(_, String text) -> text;
                                    case StreamEvent.ToolInputGrew(_, String json) -> json;
                                    default -> throw new AssertionError(event);
                                })
                .collect(Collectors.joining());
    }

    private static byte[] written(ChatFace face, List<StreamEvent> events) {
        StreamWriter writer = face.streams().writer(new Delivery(true, true), STAMP, () -> 1);
        FrameBuffer out = new FrameBuffer();
        events.forEach(event -> writer.write(event, out));
        byte[] frames = out.drain();
        return frames == null ? new byte[0] : frames;
    }

    private static List<ChatFace> faces() {
        return Dialects.found().clients().stream()
                .map(ClientDialect::faces)
                .flatMap(List::stream)
                .filter(ChatFace.class::isInstance)
                .map(ChatFace.class::cast)
                .toList();
    }

    @Test
    void readsVectors() throws Exception {
        byte[] body = Files.readAllBytes(RECORDED.resolve("cohere-embedding.json"));

        EmbeddingResponse response = new CohereEmbeddings("search_query").read(body);

        assertThat(response.vectors()).hasSize(2).allMatch(vector -> vector.length == 5);
        assertThat(response.vectors().getLast()[4]).isEqualTo(-0.010360718f);
        assertThat(response.usage()).isEqualTo(TokenUsage.of(10, 0));
    }

    @Test
    void readsWhatARerankingCost() throws Exception {
        byte[] body = Files.readAllBytes(RECORDED.resolve("reranking/cohere-reranking.1.json"));

        assertThat(provider.readUsage(body)).isEqualTo(TokenUsage.of(0, 0));
    }

    private interface Check {
        void run(Path file) throws Exception;
    }

    private static List<DynamicTest> tests(String ending, Check check) throws Exception {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check.run(file)))
                    .toList();
        }
    }
}
