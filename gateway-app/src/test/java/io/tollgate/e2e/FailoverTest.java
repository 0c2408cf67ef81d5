package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.NothingLost;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong before the first word, another target answers, and the official SDKs never
 * learn of it; what goes wrong behind it, no other target is asked for.
 */
@ExtendWith(NothingLost.class)
class FailoverTest {

    private static final String WORDS = "It is 21 °C in Paris ☀.";

    /** No answer, of which the client has seen nothing. */
    enum Fault {
        SILENCE("timeout", true),
        SILENCE_BEHIND_THE_HEADERS("timeout", true),
        RESET("upstream_broken", true),
        A_PAGE("upstream_broken", true),
        GARBAGE("upstream_broken", true),
        CUT_BEFORE_THE_FIRST_WORD("upstream_broken", true),
        ERROR_EVENT("overloaded", true),
        TOO_MANY_REQUESTS("rate_limited", false),
        A_DATE_TO_TRY_AGAIN("rate_limited", false),
        OVERLOADED("overloaded", false),
        BROKEN("upstream_broken", false),
        REFUSED_KEY("authentication", false),
        NO_SUCH_MODEL("model_not_found", false);

        private final String error;

        /** Whether it needs a stream to happen in. */
        private final boolean ofStreams;

        Fault(String error, boolean ofStreams) {
            this.error = error;
            this.ofStreams = ofStreams;
        }

        Script script(String dialect) {
            Script begun = Stage.answer(dialect, "text", true);
            return switch (this) {
                case SILENCE -> new Script(200, Map.of(), List.of(), End.STALL);
                case SILENCE_BEHIND_THE_HEADERS -> lifeSign(dialect, End.STALL);
                case RESET -> new Script(200, begun.headers(), List.of(), End.RESET);
                case A_PAGE -> Script.of("text/html", "<html>It works</html>");
                case GARBAGE -> Script.of(type(dialect), "data: <xml>\n\ndata: nonsense\n\n");
                case CUT_BEFORE_THE_FIRST_WORD -> lifeSign(dialect, End.CUT);
                case ERROR_EVENT -> Script.of(type(dialect), errorEvent(dialect));
                case TOO_MANY_REQUESTS ->
                        refusal(429, "rate_limit_error").header("Retry-After", "30");
                case A_DATE_TO_TRY_AGAIN ->
                        refusal(429, "rate_limit_error")
                                .header("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT");
                case OVERLOADED -> refusal(529, "overloaded_error");
                case BROKEN -> Script.of("text/html", "<h1>500</h1>").status(500);
                case REFUSED_KEY -> refusal(401, "authentication_error");
                case NO_SUCH_MODEL -> refusal(404, "not_found_error");
            };
        }

        private static Script refusal(int status, String type) {
            return Script.of(
                            "application/json",
                            "{\"type\":\"error\",\"error\":{\"type\":\""
                                    + type
                                    + "\",\"message\":\"no\"}}")
                    .status(status);
        }

        private static String type(String dialect) {
            return dialect.equals("ollama") ? "application/x-ndjson" : "text/event-stream";
        }

        /** What a provider says before it says anything. */
        private static Script lifeSign(String dialect, End end) {
            String said =
                    switch (dialect) {
                        case "openai" ->
                                "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\","
                                        + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
                                        + "\"content\":\"\"}}]}\n\n";
                        case "anthropic" ->
                                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":"
                                        + "{\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\","
                                        + "\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":1,"
                                        + "\"output_tokens\":1}}}\n\nevent: ping\ndata:"
                                        + " {\"type\":\"ping\"}\n\n";
                        default ->
                                "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":"
                                        + "{\"role\":\"assistant\",\"content\":\"\"},\"done\":false}\n";
                    };
            return Script.of(type(dialect), said).ending(end);
        }

        private static String errorEvent(String dialect) {
            return switch (dialect) {
                case "openai" ->
                        "data: {\"error\":{\"message\":\"busy\",\"type\":\"overloaded_error\"}}\n\n";
                case "anthropic" ->
                        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":"
                                + "\"overloaded_error\",\"message\":\"busy\"}}\n\n";
                default ->
                        "{\"error\":\"server busy, please try again. maximum pending requests exceeded\"}\n";
            };
        }
    }

    static Stream<Arguments> streams() {
        return Arrays.stream(Fault.values())
                .flatMap(
                        fault ->
                                Clients.crossings()
                                        .map(
                                                pair ->
                                                        Arguments.of(
                                                                fault,
                                                                pair.get()[0],
                                                                pair.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @MethodSource("streams")
    void theNextTargetAnswers(Fault fault, String client, String first) throws Exception {
        String second = Stage.PROVIDERS.get((Stage.PROVIDERS.indexOf(first) + 1) % 3);
        TrafficStage.A.answers(fault.script(first));
        TrafficStage.B.answers(Stage.answer(second, "text", true));
        long before = TrafficStage.attempts(TrafficStage.GATEWAY, tags(fault, first));

        Answer answer =
                Clients.of(client)
                        .ask(TrafficStage.GATEWAY.url(), Ask.text(first + "-then-" + second, true));

        assertThat(answer.text()).isEqualTo(WORDS);
        assertThat(TrafficStage.A.count()).isEqualTo(1);
        assertThat(TrafficStage.B.count()).isEqualTo(1);
        TrafficStage.awaitAttempts(TrafficStage.GATEWAY, before + 1, tags(fault, first));
    }

    private static String[] tags(Fault fault, String first) {
        // Ollama's words for being busy are no error type.
        boolean wordless = fault == Fault.ERROR_EVENT && first.equals("ollama");
        String error = wordless ? Fault.BROKEN.error : fault.error;
        return new String[] {
            "gen_ai.provider.name", "a-" + first, "outcome", "failed", "error.type", error
        };
    }

    static Stream<Arguments> wholes() {
        return streams().filter(given -> !((Fault) given.get()[0]).ofStreams);
    }

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @MethodSource("wholes")
    void soItIsForWholeAnswers(Fault fault, String client, String first) throws Exception {
        TrafficStage.A.answers(fault.script(first));
        TrafficStage.B.answers(Stage.answer("openai", "text", false));

        HttpResponse<byte[]> response = TrafficStage.ask(client, first + "-then-openai", false);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TrafficStage.body(response)).contains("It is 21 ").doesNotContain("\"no\"");
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("2");
        assertThat(TrafficStage.header(response, "x-tollgate-provider")).isEqualTo("b-openai");
        assertThat(TrafficStage.header(response, "x-tollgate-model")).isEqualTo("second");
        assertThat(TrafficStage.header(response, "x-tollgate-requested-model"))
                .isEqualTo(first + "-then-openai");
        assertThat(response.headers().firstValue("retry-after")).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void behindTheFirstWordNobodyElseIsAsked(String client, String first) {
        Script whole = Stage.answer(first, "text", true);
        List<byte[]> most = whole.pieces().subList(0, whole.pieces().size() * 3 / 4);
        for (End end : List.of(End.CUT, End.RESET, End.STALL)) {
            TrafficStage.A.answers(new Script(200, whole.headers(), most, end));
            TrafficStage.B.answers(Stage.answer("openai", "text", true));

            HttpResponse<byte[]> response = TrafficStage.ask(client, first + "-then-openai", true);

            ErrorShape.checkBroken(client, response);
            assertThat(TrafficStage.body(response)).contains("It is 21");
            assertThat(TrafficStage.A.count()).isEqualTo(1);
            assertThat(TrafficStage.B.count()).isZero();
        }
    }

    @Test
    void aDripIsCutAtTheTotalDeadline() {
        byte[] whole = Stage.wire("openai-text.sse");
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(Arrays.copyOf(whole, whole.length * 3 / 4));
        pieces.addAll(Collections.nCopies(40, ": alive\n\n".getBytes(UTF_8)));
        TrafficStage.A.answers(
                new Script(200, Map.of("Content-Type", "text/event-stream"), pieces, End.STALL)
                        .every(200));
        TrafficStage.B.answers(Stage.answer("openai", "text", true));
        long since = System.nanoTime();

        HttpResponse<byte[]> response = TrafficStage.ask("openai", "openai-then-openai", true);

        assertThat(ErrorShape.checkBroken("openai", response)).contains("longer than the 3 s");
        assertThat((System.nanoTime() - since) / 1e9).isBetween(2.9, 4.0);
        assertThat(TrafficStage.B.count()).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void whatIsTooLongGoesToTheChainForThat(String client, String first) throws Exception {
        TrafficStage.A.answers(
                Script.of(
                                "application/json",
                                "{\"error\":{\"message\":\"prompt is too long: 300000 tokens > 200000"
                                        + " maximum\",\"type\":\"invalid_request_error\",\"code\":"
                                        + "\"context_length_exceeded\"}}")
                        .status(400));
        TrafficStage.B.answers(Stage.answer("openai", "text", false));

        HttpResponse<byte[]> response = TrafficStage.ask(client, first + "-then-openai", false);

        assertThat(response.statusCode()).as(TrafficStage.body(response)).isEqualTo(200);
        assertThat(TrafficStage.B.received().json().path("model").stringValue(""))
                .isEqualTo("longer");
    }

    @Test
    void whatAPolicyForbidsGoesToTheChainForThat() throws Exception {
        TrafficStage.A.answers(
                Script.of(
                                "application/json",
                                "{\"error\":{\"message\":\"filtered\",\"code\":\"content_filter\"}}")
                        .status(400));
        TrafficStage.B.answers(Stage.answer("openai", "text", false));

        HttpResponse<byte[]> response = TrafficStage.ask("openai", "openai-then-openai", false);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TrafficStage.B.received().json().path("model").stringValue(""))
                .isEqualTo("laxer");
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void theCallersMistakeIsNobodysElse(String client, String first) {
        TrafficStage.A.answers(
                Script.of(
                                "application/json",
                                "{\"error\":{\"message\":\"temperature: too hot\",\"type\":"
                                        + "\"invalid_request_error\"}}")
                        .status(400));
        TrafficStage.B.answers(Stage.answer("openai", "text", false));

        HttpResponse<byte[]> response = TrafficStage.ask(client, first + "-then-openai", false);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TrafficStage.header(response, "x-tollgate-attempts")).isEqualTo("1");
        assertThat(TrafficStage.A.count()).isEqualTo(1);
        assertThat(TrafficStage.B.count()).isZero();
    }

    @Test
    void theCallerWaitsForTheFirstThatIsReady() {
        TrafficStage.A.answers(Fault.refusal(429, "rate_limit_error").header("Retry-After", "40"));
        TrafficStage.B.answers(Fault.refusal(429, "rate_limit_error").header("Retry-After", "9"));

        HttpResponse<byte[]> response = TrafficStage.ask("openai", "openai-then-anthropic", true);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).hasValue("9");
    }
}
