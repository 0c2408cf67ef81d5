package io.tollgate.filters.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.anthropic.AnthropicClient;
import io.tollgate.filters.dialect.ollama.OllamaClient;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import io.tollgate.filters.dialect.responses.ResponsesClient;
import io.tollgate.filters.translate.ClientCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request says of its answer's length, and how it is made to. */
final class AnswerLengthTest {

    private static final Map<String, Face> FACES =
            Stream.of(
                            new OpenAiClient().faces(),
                            new ResponsesClient().faces(),
                            new AnthropicClient().faces(),
                            new OllamaClient().faces())
                    .flatMap(List::stream)
                    .collect(Collectors.toMap(Face::path, Function.identity()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/chat/completions | "max_tokens": 7                             | 7
                    /v1/chat/completions | "max_tokens": 7, "max_completion_tokens": 9 | 9
                    /v1/chat/completions | "max_tokens": 7, "n": 3                     | 21
                    /v1/chat/completions | "max_tokens": null                          |
                    /v1/chat/completions | "n": 3                                      |
                    /v1/completions      | "max_tokens": 7, "n": 2, "best_of": 5       | 35
                    /v1/responses        | "max_output_tokens": 11                     | 11
                    /v1/messages         | "max_tokens": 7                             | 7
                    /api/chat            | "options": {"num_predict": 7}               | 7
                    /api/chat            | "options": {"num_predict": -1}              |
                    /api/chat            | "options": {"num_ctx": 4096}                |
                    /api/generate        | "keep_alive": 3                             |
                    """)
    void isRead(String path, String members, Long most) {
        assertThat(call(path, members).longestAnswer()).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/chat/completions | "a": 1                         | {"max_completion_tokens":40,"model": "m", "a": 1}
                    /v1/chat/completions | "n": 4                         | {"max_completion_tokens":10,"model": "m", "n": 4}
                    /v1/responses        | "a": 1                         | {"max_output_tokens":40,"model": "m", "a": 1}
                    /api/chat            | "a": 1                         | {"options":{"num_predict":40},"model": "m", "a": 1}
                    /api/chat            | "options": {"num_ctx": 4096}   | {"model": "m", "options": {"num_ctx":4096,"num_predict":40}}
                    /api/generate        | "options": {"num_predict": -1} | {"model": "m", "options": {"num_predict":40}}
                    """)
    void isSet(String path, String members, String expected) {
        ClientCall limited = call(path, members).limited(40);
        assertThat(new String(limited.members().document(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
        assertThat(limited.longestAnswer()).isEqualTo(40);
        assertThat(limited.model()).isEqualTo("m");
    }

    @Test
    void whatIsNoTextHasNoLength() {
        assertThat(call("/v1/embeddings", "\"input\": \"x\"").longestAnswer()).isZero();
    }

    private static ClientCall call(String path, String members) {
        byte[] body = ("{\"model\": \"m\", " + members + "}").getBytes(StandardCharsets.UTF_8);
        return ClientCall.of(
                Objects.requireNonNull(FACES.get(path)),
                body,
                List.of(),
                new Stamp("id", Instant.EPOCH));
    }
}
