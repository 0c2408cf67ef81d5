package io.tollgate.filters.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Replay;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VertexAnthropicTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.parse("2026-01-02T03:04:05Z"));
    private static final String MODEL = "claude-sonnet-4-5@20250929";

    private final VertexAnthropic vertex = new VertexAnthropic();

    @Test
    void theModelStandsInThePath() {
        assertThat(vertex.passthroughPath(MessagesFace.MESSAGES, MODEL, false))
                .isEqualTo("/publishers/anthropic/models/claude-sonnet-4-5@20250929:rawPredict");
        assertThat(vertex.passthroughPath(MessagesFace.MESSAGES, "a/b c", true))
                .isEqualTo("/publishers/anthropic/models/a%2Fb%20c:streamRawPredict");
        assertThat(vertex.passthroughPath(CountTokensFace.COUNT_TOKENS, MODEL, false))
                .isEqualTo("/publishers/anthropic/models/count-tokens:rawPredict");
        assertThat(vertex.takes(MessagesFace.MESSAGES)).isTrue();
    }

    @Test
    void aMessagePassesWithoutItsModel() {
        assertThat(
                        passed(
                                "{\"model\":\"house\",\"max_tokens\":5, \"messages\":[ ],\"x\":1.0,"
                                        + "\"stream\":true}"))
                .isEqualTo(
                        "{\"anthropic_version\":\"vertex-2023-10-16\",\"max_tokens\":5,"
                                + "\"messages\":[ ],\"x\":1.0,\"stream\":true}");
    }

    @Test
    void aCountPassesWithIt() {
        assertThat(passed("{\"model\":\"house\", \"messages\":[ ]}"))
                .isEqualTo(
                        "{\"anthropic_version\":\"vertex-2023-10-16\",\"model\":\""
                                + MODEL
                                + "\", \"messages\":[ ]}");
    }

    /** A client may know Vertex by itself; the version is the gateway's business all the same. */
    @Test
    void theVersionIsOne() {
        assertThat(passed("{\"anthropic_version\":\"x\",\"model\":\"house\",\"max_tokens\":5}"))
                .isEqualTo("{\"anthropic_version\":\"vertex-2023-10-16\",\"max_tokens\":5}");
    }

    private String passed(String body) {
        JsonMembers members =
                JsonMembers.scan(
                        body.getBytes(UTF_8),
                        Set.of("model", "stream", "max_tokens", "anthropic_version"));
        return new String(vertex.passthroughBody(members, MODEL, false), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"true,streamRawPredict", "false,rawPredict"})
    void whatOthersAskGoesThereToo(boolean stream, String verb) {
        String body =
                "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                        + "\"stream\":"
                        + stream
                        + "}";
        ProviderRequest written =
                vertex.writeRequest(
                        MessagesRequestReader.read(body.getBytes(UTF_8), new Losses()),
                        new TargetModel(MODEL, null),
                        new Losses());

        assertThat(written.path()).isEqualTo("/publishers/anthropic/models/" + MODEL + ":" + verb);
        assertThat(JsonMembers.scan(written.body(), Set.of("model")).text("model")).isNull();
    }

    @Test
    void aTokenIsItsKey() {
        assertThat(vertex.headers(null)).isEmpty();
        assertThat(vertex.headers("t")).isEqualTo(Map.of("Authorization", "Bearer t"));
        assertThat(vertex.readModels("{\"locationId\":\"europe-west1\"}".getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    400 | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}} | CONTEXT_TOO_LONG
                    429 | {"error":{"code":429,"message":"Quota exceeded for aiplatform.googleapis.com/online_prediction_requests_per_base_model.","status":"RESOURCE_EXHAUSTED"}} | RATE_LIMITED
                    429 | [{"error":{"code":429,"message":"Resource exhausted.","status":"RESOURCE_EXHAUSTED"}}] | RATE_LIMITED
                    404 | [{"error":{"code":404,"message":"Publisher Model `m` was not found or your project does not have access to it.","status":"NOT_FOUND"}}] | MODEL_NOT_FOUND
                    403 | {"error":{"code":403,"message":"Permission 'aiplatform.endpoints.predict' denied.","status":"PERMISSION_DENIED"}} | PERMISSION
                    401 | {"error":{"code":401,"message":"Request had invalid authentication credentials.","status":"UNAUTHENTICATED"}} | AUTHENTICATION
                    503 | {"error":{"code":503,"message":"m","status":"UNAVAILABLE"}} | OVERLOADED
                    529 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}} | OVERLOADED
                    404 | <html>not found</html> | MODEL_NOT_FOUND
                    """)
    void knowsAnthropicsErrorsAndGoogles(int status, String body, Kind kind) {
        assertThat(vertex.readError(status, body.getBytes(UTF_8)).kind()).isEqualTo(kind);
    }

    @Test
    void anErrorsWordsAreReadInAnArrayToo() {
        assertThat(
                        vertex.readError(
                                        404,
                                        "[{\"error\":{\"message\":\"No such.\"}}]".getBytes(UTF_8))
                                .message())
                .isEqualTo("No such.");
    }

    static Stream<Path> responses() {
        return Golden.inputs("response", ".vertex-anthropic.json");
    }

    static Stream<Path> streams() {
        return Golden.inputs("stream", ".vertex-anthropic.sse");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsResponse(Path input) {
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(vertex.readResponse(Golden.read(input), STAMP)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void readsStreamHoweverItIsCut(Path input) {
        byte[] stream = Golden.read(input);
        Replay replay = new Replay(vertex.streamFormat(), () -> vertex.streamReader(STAMP));
        List<StreamEvent> events = replay.events(stream);
        Golden.check(Golden.beside(input, ".events.jsonl"), Golden.lines(events));
        StreamLaws.check(events);
        assertThat(replay.events(Replay.singly(stream))).isEqualTo(events);
        for (int at = 0; at <= stream.length; at++) {
            StreamLaws.check(replay.events(List.of(Replay.cutAt(stream, at).getFirst())));
        }
    }
}
