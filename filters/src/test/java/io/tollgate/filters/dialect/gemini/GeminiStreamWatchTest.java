package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.wire.SseFraming;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What metering sees of streams that pass through. */
class GeminiStreamWatchTest {

    private static GeminiStreamWatch watched(byte[] stream) {
        GeminiStreamWatch watch = new GeminiStreamWatch();
        SseFraming framing = new SseFraming();
        framing.feed(stream, frame -> assertThat(watch.passes(frame)).isTrue());
        framing.end(frame -> assertThat(watch.passes(frame)).isTrue());
        return watch;
    }

    @ParameterizedTest
    @CsvSource({
        "simple-text, 8, 7, 0, true",
        "thoughts-then-tools, 30, 25, 40, true",
        "cut-off, 8, 5, 0, false",
        "blocked-prompt, 7, 0, 0, true",
        "error-mid-stream, 8, 3, 0, true",
        "arguments-in-pieces, 54, 74, 121, true"
    })
    void theLastReportCounts(String name, long input, long output, long thought, boolean ended) {
        GeminiStreamWatch watch = watched(Golden.read(Golden.file("stream", name + ".gemini.sse")));

        assertThat(watch.usage()).isEqualTo(new TokenUsage(input, 0, 0, 0, output, thought));
        assertThat(watch.ended()).isEqualTo(ended);
    }

    @Test
    void wordsOfTheModelAreNoMarks() {
        GeminiStreamWatch watch =
                watched(
                        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"finishReason\"},{\"functionCall\":{\"name\":\"x\",\"args\":{\"error\":{}}}}]}}]}\n\n"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(watch.ended()).isFalse();
        assertThat(watch.usage()).isNull();
    }
}
