package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.SseFraming;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenAiStreamWatchTest {

    private static final String TEXT =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}],\"usage\":null}\n\n";
    private static final String USAGE =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}\n\n";
    private static final String LAST_WITH_USAGE =
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                    + "\"usage\": {\"prompt_tokens\":7,\"completion_tokens\":3}}\n\n";
    private static final String FORGED =
            "data: {\"choices\":[{\"delta\":{\"content\":\"\\\"usage\\\":{\\\"error\\\":1}\"}}]}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private final StringBuilder passed = new StringBuilder();

    @Test
    void dropsTheUsageThatOnlyMeteringAskedFor() {
        StreamWatch watch = watch("{\"model\":\"a\",\"stream\":true}", TEXT + USAGE + DONE);
        assertThat(passed).hasToString(TEXT + DONE);
        assertThat(watch.usage()).isEqualTo(TokenUsage.of(7, 3));
        assertThat(watch.ended()).isTrue();
    }

    @Test
    void passesTheUsageThatTheClientAskedFor() {
        StreamWatch watch =
                watch("{\"stream_options\":{\"include_usage\":true}}", TEXT + USAGE + DONE);
        assertThat(passed).hasToString(TEXT + USAGE + DONE);
        assertThat(watch.usage()).isEqualTo(TokenUsage.of(7, 3));
    }

    @Test
    void passesUsageOnAChunkOfContent() {
        StreamWatch watch = watch("{}", TEXT + LAST_WITH_USAGE);
        assertThat(passed).hasToString(TEXT + LAST_WITH_USAGE);
        assertThat(watch.usage()).isEqualTo(TokenUsage.of(7, 3));
    }

    @Test
    void behindAFinishReasonTheEndOfTheWireIsProper() {
        assertThat(watch("{}", TEXT).ended()).isFalse();
        assertThat(watch("{}", TEXT + LAST_WITH_USAGE).ended()).isTrue();
        assertThat(watch("{}", LAST_WITH_USAGE.replace("reason\":", "reason\": ")).ended())
                .isTrue();
    }

    @Test
    void anErrorEndsTheStream() {
        String error = "data: {\"error\":{\"message\":\"no\",\"type\":\"server_error\"}}\n\n";
        assertThat(watch("{}", TEXT + error).ended()).isTrue();
        assertThat(passed).hasToString(TEXT + error);
        assertThat(watch("{}", "event: error\ndata: {\"message\":\"no\"}\n\n").ended()).isTrue();
    }

    @Test
    void isNotFooledByWhatTheModelSays() {
        StreamWatch watch = watch("{}", FORGED + ": ping\n\n" + TEXT);
        assertThat(passed).hasToString(FORGED + ": ping\n\n" + TEXT);
        assertThat(watch.usage()).isNull();
        assertThat(watch.ended()).isFalse();
    }

    private StreamWatch watch(String request, String stream) {
        JsonMembers members =
                JsonMembers.scan(
                        request.getBytes(StandardCharsets.UTF_8), Set.of("stream_options"));
        StreamWatch watch = new OpenAiProvider().streamWatch(members);
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
