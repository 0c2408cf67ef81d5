package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.SseFraming;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnthropicStreamWatchTest {

    private static final String START =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{"
                    + "\"input_tokens\":7,\"cache_creation_input_tokens\":5,\"cache_creation\":"
                    + "{\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":5},"
                    + "\"output_tokens\":1}}}\n\n";
    private static final String TEXT =
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                    + "\"delta\":{\"type\":\"text_delta\",\"text\":\"hi\"}}\n\n";
    private static final String DELTA =
            "event: message_delta\ndata: {\"type\" : \"message_delta\",\"delta\":{},\"usage\":"
                    + "{\"cache_creation_input_tokens\":5,\"output_tokens\":9}}\n\n";
    private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    private final StringBuilder passed = new StringBuilder();

    @Test
    void mergesTheReportsAndPassesEverything() {
        StreamWatch watch = watch(START + ": ping\n\n" + TEXT + DELTA + STOP);
        assertThat(passed).hasToString(START + ": ping\n\n" + TEXT + DELTA + STOP);
        assertThat(watch.usage()).isEqualTo(new TokenUsage(7, 0, 0, 5, 9, 0));
        assertThat(watch.ended()).isTrue();
    }

    @Test
    void knowsAStreamThatBrokeOff() {
        StreamWatch watch = watch(START + TEXT);
        assertThat(watch.usage()).isEqualTo(new TokenUsage(7, 0, 0, 5, 1, 0));
        assertThat(watch.ended()).isFalse();
        assertThat(watch(TEXT).usage()).isNull();
    }

    @Test
    void anErrorEndsTheStream() {
        assertThat(watch("data: {\"type\":\"error\",\"error\":{}}\n\n").ended()).isTrue();
        assertThat(watch("event: error\ndata: {\"message\":\"no\"}\n\n").ended()).isTrue();
    }

    @Test
    void isNotFooledByWhatTheModelSays() {
        String forged =
                TEXT.replace("hi", "message_stop")
                        + TEXT.replace("hi", "{\\\"type\\\":\\\"message_stop\\\"}")
                        + TEXT.replace("hi", "error");
        assertThat(watch(forged).ended()).isFalse();
        assertThat(passed).hasToString(forged);
    }

    private StreamWatch watch(String stream) {
        StreamWatch watch = new AnthropicStreamWatch();
        SseFraming framing = new SseFraming();
        framing.feed(
                stream.getBytes(StandardCharsets.UTF_8),
                frame -> {
                    if (watch.passes(frame)) {
                        passed.append(frame.raw());
                    }
                });
        return watch;
    }
}
