package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.NothingLost;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A success by its status that the provider's content policy left nothing of goes to the chain for
 * that, and to the client where there is none.
 */
@ExtendWith(NothingLost.class)
class WithheldTest {

    static Stream<Arguments> ways() {
        return Stream.of("openai", "anthropic", "ollama")
                .flatMap(
                        client ->
                                Stream.of("openai", "anthropic")
                                        .flatMap(
                                                first ->
                                                        Stream.of(true, false)
                                                                .map(
                                                                        stream ->
                                                                                Arguments.of(
                                                                                        client,
                                                                                        first,
                                                                                        stream))));
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("ways")
    void whatIsWithheldGoesToTheChainForThat(String client, String first, boolean stream)
            throws Exception {
        TrafficStage.A.answers(withheld(first, stream));
        TrafficStage.B.answers(Stage.answer("openai", "text", stream));
        String[] tags = {
            "gen_ai.provider.name",
            "a-" + first,
            "outcome",
            "failed",
            "error.type",
            "content_policy"
        };
        long before = TrafficStage.attempts(TrafficStage.GATEWAY, tags);

        HttpResponse<byte[]> response = TrafficStage.ask(client, first + "-then-openai", stream);

        assertThat(response.statusCode()).as(TrafficStage.body(response)).isEqualTo(200);
        assertThat(TrafficStage.body(response)).contains("It is 21");
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("2");
        assertThat(TrafficStage.header(response, "x-tollgate-model")).isEqualTo("laxer");
        TrafficStage.awaitAttempts(TrafficStage.GATEWAY, before + 1, tags);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void withoutAChainItIsDelivered(boolean stream) {
        Script withheld = withheld("openai", stream);
        VarietyStage.A.answers(withheld);
        VarietyStage.B.answers(VarietyStage.answer(stream));

        HttpResponse<byte[]> response = VarietyStage.ask("cheap", stream);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(withheld.pieces().getFirst());
        assertThat(VarietyStage.A.count()).isEqualTo(1);
        assertThat(VarietyStage.B.count()).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("ways")
    void theLastOfTheChainIsDelivered(String client, String first, boolean stream)
            throws Exception {
        TrafficStage.A.answers(withheld(first, stream));
        TrafficStage.B.answers(withheld("openai", stream));

        HttpResponse<byte[]> response = TrafficStage.ask(client, first + "-then-openai", stream);

        assertThat(response.statusCode()).as(TrafficStage.body(response)).isEqualTo(200);
        assertThat(TrafficStage.header(response, "x-tollgate-model")).isEqualTo("laxer");
        assertThat(TrafficStage.B.count()).isEqualTo(1);
    }

    @ParameterizedTest(name = "streamed: {0}")
    @ValueSource(booleans = {true, false})
    void whatIsCutAfterItsFirstWordIsDelivered(boolean stream) {
        String answer =
                stream ? delta("\"content\":\"It\"") + ending("openai") : whole("openai", "\"It\"");
        TrafficStage.A.answers(Script.of(type(stream), answer));
        TrafficStage.B.answers(Stage.answer("openai", "text", stream));

        HttpResponse<byte[]> response = TrafficStage.ask("openai", "openai-then-openai", stream);

        assertThat(TrafficStage.body(response)).isEqualTo(answer);
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("1");
        assertThat(TrafficStage.B.count()).isZero();
    }

    /** The gateway gives the benefit of the doubt to what its reader cannot read. */
    @Test
    void anAnswerOfANewerKindIsDelivered() {
        String answer = "{\"choices\":\"of a newer kind\"}";
        TrafficStage.A.answers(Script.of("application/json", answer));

        HttpResponse<byte[]> response = TrafficStage.ask("openai", "openai-then-openai", false);

        assertThat(TrafficStage.body(response)).isEqualTo(answer);
    }

    private static Script withheld(String dialect, boolean stream) {
        String nothing = dialect.equals("openai") ? "null" : "";
        return Script.of(
                type(stream),
                stream ? opening(dialect) + ending(dialect) : whole(dialect, nothing));
    }

    private static String type(boolean stream) {
        return stream ? "text/event-stream" : "application/json";
    }

    private static String whole(String dialect, String content) {
        return switch (dialect) {
            case "openai" ->
                    """
                    {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
                    "message":{"role":"assistant","content":%s},"finish_reason":"content_filter"}]}
                    """
                            .formatted(content);
            default ->
                    """
                    {"id":"1","type":"message","role":"assistant","model":"m","content":[%s],
                    "stop_reason":"refusal","usage":{"input_tokens":1,"output_tokens":1}}
                    """
                            .formatted(content);
        };
    }

    private static String delta(String members) {
        return """
        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{%s}}]}

        """
                .formatted(members);
    }

    private static String opening(String dialect) {
        return switch (dialect) {
            case "openai" -> delta("\"role\":\"assistant\",\"content\":\"\"");
            default ->
                    """
                    event: message_start
                    data: {"type":"message_start","message":{"id":"1","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

                    """;
        };
    }

    private static String ending(String dialect) {
        return switch (dialect) {
            case "openai" ->
                    """
                    data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]}

                    data: [DONE]

                    """;
            default ->
                    """
                    event: message_delta
                    data: {"type":"message_delta","delta":{"stop_reason":"refusal"},"usage":{"output_tokens":1}}

                    event: message_stop
                    data: {"type":"message_stop"}

                    """;
        };
    }
}
