package io.tollgate.filters.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What Azure and Vertex really said, for every client, where recordings are at hand. */
class CloudRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded");
    private static final Path AZURE = RECORDED.resolve("streams/azure");
    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    private interface Check {
        void run(Path file) throws IOException;
    }

    private static List<DynamicTest> each(Path folder, String ending, Check check) {
        assumeTrue(Files.isDirectory(RECORDED), "no recordings at " + RECORDED);
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.toString().matches(ending))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check.run(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProviderDialect named(String name) {
        return Objects.requireNonNull(Dialects.found().byName().get(name));
    }

    @TestFactory
    List<DynamicTest> azuresAnswersCross() {
        return each(
                AZURE,
                ".*\\.1\\.json",
                file -> {
                    JsonNode recorded = Json.parse(Slice.of(Files.readAllBytes(file)));
                    boolean chat = recorded.has("choices");
                    answerCrosses(named(chat ? "azure" : "azure-responses"), file, recorded);
                });
    }

    @TestFactory
    List<DynamicTest> vertexAnswersCross() {
        return each(
                RECORDED.resolve("conversations"),
                ".*/vertex-anthropic/.*response\\.json",
                file ->
                        answerCrosses(
                                named("vertex-anthropic"),
                                file,
                                Json.parse(Slice.of(Files.readAllBytes(file)))));
    }

    private static void answerCrosses(ProviderDialect provider, Path file, JsonNode recorded)
            throws IOException {
        ChatResponse answer = provider.readResponse(Files.readAllBytes(file), STAMP);
        Said said = Said.by(answer);
        assertThat(said.text()).isEqualTo(text(recorded));
        assertThat(said.calls()).isEqualTo(calls(recorded));
        checkUsage(answer.usage(), recorded.path("usage"));
        for (Dialect client : Dialect.ALL) {
            byte[] written = client.face().writer().write(answer, STAMP);
            Said read = Said.by(client.provider().readResponse(written, STAMP));
            assertThat(read.text()).as(client.toString()).isEqualTo(said.text());
            assertThat(read.calls()).as(client.toString()).isEqualTo(said.calls());
            assertThat(read.finish().reason()).isEqualTo(said.finish().reason());
        }
    }

    /** Read by hand, without any of the gateway's readers. */
    private static String text(JsonNode answer) {
        return Stream.of(
                        answer.path("choices").findValuesAsString("content").stream(),
                        answer.path("output")
                                .valueStream()
                                .flatMap(item -> item.path("content").valueStream())
                                .map(part -> part.path("text").asString("")),
                        answer.path("content")
                                .valueStream()
                                .map(part -> part.path("text").asString("")))
                .flatMap(it -> it)
                .collect(Collectors.joining());
    }

    private static List<String> calls(JsonNode answer) {
        return answer.path("output")
                .valueStream()
                .filter(item -> item.path("type").asString("").equals("function_call"))
                .map(item -> item.path("name").stringValue() + json(item.path("arguments")))
                .toList();
    }

    private static JsonNode json(JsonNode text) {
        return Json.parse(Slice.of(text.stringValue().getBytes(UTF_8)));
    }

    private static void checkUsage(TokenUsage usage, JsonNode recorded) {
        assertThat(usage.totalInput())
                .isEqualTo(
                        recorded.path("prompt_tokens").longValue(0)
                                + recorded.path("input_tokens").longValue(0)
                                + recorded.path("cache_read_input_tokens").longValue(0)
                                + recorded.path("cache_creation_input_tokens").longValue(0));
        assertThat(usage.totalOutput())
                .isEqualTo(
                        recorded.path("completion_tokens").longValue(0)
                                + recorded.path("output_tokens").longValue(0));
    }

    @TestFactory
    List<DynamicTest> azuresStreamsAreRead() {
        return each(
                AZURE,
                ".*\\.chunks\\.txt",
                file -> {
                    List<JsonNode> chunks =
                            Files.readAllLines(file).stream()
                                    .filter(line -> !line.isBlank())
                                    .map(line -> Json.parse(Slice.of(line.getBytes(UTF_8))))
                                    .toList();
                    boolean chat = chunks.getFirst().has("choices");
                    streams(chunks)
                            .forEach(
                                    it ->
                                            streamIsRead(
                                                    named(chat ? "azure" : "azure-responses"), it));
                });
    }

    /** Some recordings are of an agent's steps, one behind the other. */
    private static List<List<JsonNode>> streams(List<JsonNode> chunks) {
        List<List<JsonNode>> streams = new ArrayList<>();
        for (JsonNode chunk : chunks) {
            boolean first = chunk.path("type").asString("").equals("response.created");
            if (streams.isEmpty() || first) {
                streams.add(new ArrayList<>());
            }
            streams.getLast().add(chunk);
        }
        return streams;
    }

    private static void streamIsRead(ProviderDialect provider, List<JsonNode> chunks) {
        byte[] stream =
                chunks.stream()
                        .map(chunk -> "data: " + chunk + "\n\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8);
        List<StreamEvent> events =
                new Replay(provider.streamFormat(), () -> provider.streamReader(STAMP))
                        .events(stream);
        StreamLaws.check(events);
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Finished.class);
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.UsageReported.class);
        assertThat(
                        events.stream()
                                .filter(StreamEvent.TextGrew.class::isInstance)
                                .map(event -> ((StreamEvent.TextGrew) event).text())
                                .collect(Collectors.joining()))
                .isEqualTo(
                        chunks.stream()
                                .map(CloudRecordedTest::delta)
                                .collect(Collectors.joining()));
    }

    private static String delta(JsonNode chunk) {
        return chunk.path("type").asString("").equals("response.output_text.delta")
                ? chunk.path("delta").stringValue("")
                : chunk.path("choices").path(0).path("delta").path("content").stringValue("");
    }

    /** As an agent's client would send it, it goes on as an agent's client of Vertex sent it. */
    @TestFactory
    List<DynamicTest> vertexRequestsAreWrittenAsTheyWere() {
        return each(
                RECORDED.resolve("conversations"),
                ".*/vertex-anthropic/.*request\\.json",
                file -> {
                    byte[] anthropics =
                            Files.readString(file)
                                    .replaceFirst(
                                            "\"anthropic_version\": \"[^\"]*\"", "\"model\": \"m\"")
                                    .getBytes(UTF_8);
                    JsonMembers members =
                            JsonMembers.scan(
                                    anthropics,
                                    Set.of("model", "stream", "max_tokens", "anthropic_version"));
                    ProviderDialect vertex = named("vertex-anthropic");
                    assertThat(Json.parse(Slice.of(vertex.passthroughBody(members, "m", false))))
                            .isEqualTo(Json.parse(Slice.of(Files.readAllBytes(file))));
                    Dialect anthropic =
                            Dialect.ALL.stream()
                                    .filter(it -> it.toString().equals("anthropic"))
                                    .findFirst()
                                    .orElseThrow();
                    byte[] written =
                            vertex.writeRequest(
                                            anthropic.read(anthropics, new Losses()),
                                            Dialect.MODEL,
                                            new Losses())
                                    .body();
                    JsonNode json = Json.parse(Slice.of(written));
                    assertThat(json.path("anthropic_version").stringValue())
                            .isEqualTo("vertex-2023-10-16");
                    assertThat(json.has("model")).isFalse();
                });
    }
}
