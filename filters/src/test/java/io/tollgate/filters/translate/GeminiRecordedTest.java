package io.tollgate.filters.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.Streaming;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What Google really said, to clients of every dialect, where the recordings are at hand. */
class GeminiRecordedTest {

    private static final Path RECORDED = Path.of("../../shared/specs/recorded");
    private static final Path STREAMS = RECORDED.resolve("streams/google");
    private static final TargetModel TARGET = new TargetModel("gemini-3-flash", null);

    private static final ProviderDialect GEMINI =
            GoldenMatrixTest.PROVIDERS.stream()
                    .filter(provider -> provider.name().equals("gemini"))
                    .findFirst()
                    .orElseThrow();

    /** What the pieces of a recording say, read in the plainest way. */
    private record Said(
            String text, List<String> calls, String reason, long total, boolean inPieces) {

        static Said by(List<JsonNode> pieces) {
            StringBuilder text = new StringBuilder();
            List<String> calls = new ArrayList<>();
            String reason = "";
            long total = 0;
            boolean inPieces = false;
            for (JsonNode piece : pieces) {
                JsonNode candidate = piece.path("candidates").path(0);
                for (JsonNode part : candidate.path("content").path("parts")) {
                    if (part.path("functionCall").has("name")) {
                        calls.add(part.path("functionCall").path("name").stringValue());
                    } else if (!part.path("thought").booleanValue(false)) {
                        text.append(part.path("text").stringValue(""));
                    }
                    inPieces |= part.path("functionCall").has("partialArgs");
                }
                reason = candidate.path("finishReason").stringValue(reason);
                total = piece.path("usageMetadata").path("totalTokenCount").longValue(total);
            }
            return new Said(text.toString(), calls, reason, total, inPieces);
        }

        void check(String read, List<String> called, Finish finish, TokenUsage usage) {
            assertThat(read).isEqualTo(text);
            assertThat(called).isEqualTo(calls);
            assertThat(finish.reason())
                    .isEqualTo(
                            reason.equals("MAX_TOKENS")
                                    ? Finish.Reason.MAX_TOKENS
                                    : calls.isEmpty()
                                            ? Finish.Reason.END_TURN
                                            : Finish.Reason.TOOL_CALLS);
            assertThat(usage.totalInput() + usage.totalOutput()).isEqualTo(total);
        }
    }

    @TestFactory
    List<DynamicTest> answersAreRead() {
        return each("(followup-)?response.json|google-(?!429).*.json", GeminiRecordedTest::answer);
    }

    private static void answer(byte[] body) {
        if (Json.parse(Slice.of(body)).has("error")) {
            return;
        }
        ChatResponse read = GEMINI.readResponse(body, GoldenMatrixTest.STAMP);
        StringBuilder text = new StringBuilder();
        List<String> calls = new ArrayList<>();
        for (Part part : read.content()) {
            if (part instanceof Part.Text(String more)) {
                text.append(more);
            } else if (part instanceof Part.ToolCall call) {
                calls.add(call.name());
            }
        }
        Said.by(List.of(Json.parse(Slice.of(body))))
                .check(text.toString(), calls, read.finish(), read.usage());
        for (ChatFace face : strangers(Streaming.ALWAYS)) {
            assertThat(crossing(face).answer(body)).isNotEmpty();
        }
    }

    @TestFactory
    List<DynamicTest> streamsAreRead() {
        return each(
                "(followup-)?response-streaming.json|google-(?!live).*.chunks.txt",
                GeminiRecordedTest::stream);
    }

    private static void stream(byte[] recorded) {
        List<JsonNode> pieces = pieces(new String(recorded, UTF_8));
        StringBuilder frames = new StringBuilder();
        pieces.forEach(piece -> frames.append("data: ").append(piece).append("\r\n\r\n"));
        byte[] stream = frames.toString().getBytes(UTF_8);
        List<StreamEvent> events =
                new Replay(GEMINI.streamFormat(), () -> GEMINI.streamReader(GoldenMatrixTest.STAMP))
                        .events(stream);
        StreamLaws.check(events);
        check(Said.by(pieces), events);
        for (ChatFace face : strangers(Streaming.NEVER)) {
            StreamTranslation translation = crossing(face).stream();
            byte[] written = translation.feed(stream);
            byte[] last = translation.end();
            assertThat(written == null ? last : written).isNotEmpty();
        }
    }

    private static List<JsonNode> pieces(String recorded) {
        if (recorded.startsWith("[")) {
            return List.copyOf(Json.parse(Slice.of(recorded.getBytes(UTF_8))).values());
        }
        return recorded.lines().map(line -> Json.parse(Slice.of(line.getBytes(UTF_8)))).toList();
    }

    private static void check(Said said, List<StreamEvent> events) {
        StringBuilder text = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        List<String> calls = new ArrayList<>();
        TokenUsage usage = null;
        Finish finish = null;
        for (StreamEvent event : events) {
            switch (event) {
                case StreamEvent.TextGrew(_, String more) -> text.append(more);
                case StreamEvent.ToolInputGrew(_, String more) -> arguments.append(more);
                case StreamEvent.BlockOpened(_, StreamEvent.Block.ToolCall call) ->
                        calls.add(call.name());
                case StreamEvent.UsageReported(TokenUsage reported) -> usage = reported;
                case StreamEvent.Finished(Finish reason) -> finish = reason;
                default -> {}
            }
        }
        said.check(text.toString(), calls, finish, usage);
        if (said.inPieces()) {
            assertThat(Json.parseObject(arguments.toString().getBytes(UTF_8))).isNotEmpty();
        }
    }

    @Test
    void aQuotaSaysWhenItIsBack() throws IOException {
        Path file = STREAMS.resolve("google-429-retry-info.json");
        assumeTrue(Files.exists(file), "no recordings at " + STREAMS);

        GatewayError error = GEMINI.readError(429, Files.readAllBytes(file));

        assertThat(error.kind()).isEqualTo(GatewayError.Kind.RATE_LIMITED);
        assertThat(error.retryAfterSeconds()).isEqualTo(35);
    }

    private static List<ChatFace> strangers(Streaming except) {
        return GoldenMatrixTest.faces().stream()
                .filter(face -> !face.dialect().equals("gemini") && face.streaming() != except)
                .toList();
    }

    private static Translation crossing(ChatFace face) {
        return Translation.of(GoldenMatrixTest.asked(face), GEMINI, TARGET);
    }

    private interface Check {
        void run(byte[] content);
    }

    private static List<DynamicTest> each(String name, Check check) {
        assumeTrue(Files.isDirectory(STREAMS), "no recordings at " + STREAMS);
        try (Stream<Path> files =
                Stream.concat(
                        Files.walk(RECORDED.resolve("conversations"), 3)
                                .filter(file -> file.getParent().endsWith("google")),
                        Files.list(STREAMS))) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            RECORDED.relativize(file).toString(),
                                            () -> check.run(read(file))))
                    .toList();
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
