package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In one dialect, whatever a provider may lawfully send comes back byte for byte. */
class ExactBytesTest {

    private static final String ODD_WHOLE =
            " { \"zz\":{\"model\" : \"inner\"},\r\n\t\"n\":12345678901234567890, \"f\":0.70,\"e\":1E+2,"
                    + "\"s\":\"\\u00e9\\/☀\", \"usage\" : {\"prompt_tokens\":1},\"a\":[ ] }\r\n ";

    private static final String OPENAI_CHUNK =
            "{\"object\": \"chat.completion.chunk\", \"zz\":0.70, \"choices\":[{\"index\":0,"
                    + "\"delta\":{\"content\":\"☀ \\\"usage\\\":{ [DONE]\"},\"finish_reason\": %s}]}";

    private static final String ODD_OPENAI =
            ": a comment\n\n"
                    + "data:"
                    + OPENAI_CHUNK.formatted("null")
                    + "\r\n\r\n"
                    + "id: 7\nretry: 10\nevent: message\ndata: "
                    + OPENAI_CHUNK.formatted("null")
                    + "\n\n"
                    + "data: "
                    + OPENAI_CHUNK.formatted("\"stop\"")
                    + "\n\n\ndata: [DONE]\r\n\r\n";

    private static final String ODD_ANTHROPIC =
            "event: message_start\r\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":1}}}\r\n\r\n"
                    + "event: ping\ndata: {\"type\": \"ping\"}\n\n: a comment\n\n"
                    + "event: brand_new\ndata: {\"type\":\"brand_new\", \"n\":0.70,\"t\":\"\\u2600 \\\"error\\\"\"}\n\n"
                    + "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":2}}\n\n"
                    + "event: message_stop\ndata: {\"type\": \"message_stop\" }\n\n";

    private static final String ODD_OLLAMA =
            "{\"model\":\"m\", \"zz\":0.70,\"message\":{\"content\":\"☀ \\\"done\\\":true\"},\"done\":false}\r\n"
                    + "\n{\"brand\":\"new\",\"n\":12345678901234567890}\n"
                    + "{\"model\":\"m\",\"done\": true, \"done_reason\":\"stop\",\"eval_count\":2}\n";

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void aWholeAnswer(String dialect) {
        Stage.STUB.answers(Script.of("application/json; charset=utf-8", ODD_WHOLE));

        assertThat(ask(dialect, false)).isEqualTo(ODD_WHOLE);
    }

    @ParameterizedTest(name = "{0}, cut by {1}")
    @CsvSource({
        "openai,1",
        "openai,2",
        "openai,3",
        "anthropic,1",
        "anthropic,2",
        "anthropic,3",
        "ollama,1",
        "ollama,2",
        "ollama,3"
    })
    void aStreamInRandomPieces(String dialect, long seed) {
        String stream =
                switch (dialect) {
                    case "openai" -> ODD_OPENAI;
                    case "anthropic" -> ODD_ANTHROPIC;
                    default -> ODD_OLLAMA;
                };
        Script whole = Stage.answer(dialect, "text", true);
        Stage.STUB.answers(
                new Script(
                        200,
                        whole.headers(),
                        pieces(stream.getBytes(UTF_8), new Random(seed)),
                        End.COMPLETE));

        assertThat(ask(dialect, true)).isEqualTo(stream);
    }

    private static List<byte[]> pieces(byte[] bytes, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
            pieces.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return pieces;
    }

    /** A refusal that quotes no key is the client's to read as its provider wrote it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"openai,400", "openai,422", "anthropic,400", "anthropic,529", "ollama,400"})
    void aRefusal(String dialect, int status) {
        String refusal =
                "{ \"zz\":0.70,\"error\" :{\"message\":\"no \\u2600\", \"type\":\"odd\"} }";
        Stage.STUB.answers(Script.of("application/json", refusal).status(status));

        assertThat(ask(dialect, false)).isEqualTo(refusal);
    }

    private static String ask(String dialect, boolean stream) {
        String body = PlainHttp.chat("on-" + dialect, stream);
        return new String(PlainHttp.post(PlainHttp.path(dialect), body).body(), UTF_8);
    }
}
