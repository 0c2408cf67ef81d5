package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OpenAiUsageTest {

    @Test
    void takesTheDetailsOutOfTheTotals() {
        assertThat(
                        read(
                                """
                                {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150,
                                 "prompt_tokens_details": {"cached_tokens": 60, "cache_write_tokens": 30},
                                 "completion_tokens_details": {"reasoning_tokens": 40}}"""))
                .isEqualTo(new TokenUsage(10, 60, 30, 0, 10, 40));
    }

    @Test
    void knowsReasoningThatIsCountedOutside() {
        assertThat(
                        read(
                                """
                                {"prompt_tokens": 12, "completion_tokens": 1, "total_tokens": 241,
                                 "completion_tokens_details": {"reasoning_tokens": 228}}"""))
                .isEqualTo(new TokenUsage(12, 0, 0, 0, 1, 228));
        assertThat(
                        read(
                                """
                                {"prompt_tokens": 12, "completion_tokens": 300, "total_tokens": 540,
                                 "completion_tokens_details": {"reasoning_tokens": 228}}"""))
                .isEqualTo(new TokenUsage(12, 0, 0, 0, 300, 228));
    }

    @Test
    void tellsSoundFromText() {
        TokenUsage usage =
                read(
                        """
                        {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150,
                         "prompt_tokens_details": {"cached_tokens": 20, "audio_tokens": 70},
                         "completion_tokens_details": {"reasoning_tokens": 5, "audio_tokens": 30}}""");
        assertThat(usage).isEqualTo(new TokenUsage(10, 20, 0, 0, 15, 5, 70, 30));
        byte[] written = Json.write(json -> OpenAiUsage.write(json, usage));
        assertThat(read(new String(written, StandardCharsets.UTF_8))).isEqualTo(usage);
    }

    @Test
    void whatIsCachedAndSoundCountsOnce() {
        assertThat(
                        read(
                                """
                                {"prompt_tokens": 100, "completion_tokens": 10,
                                 "prompt_tokens_details": {"cached_tokens": 60, "audio_tokens": 100},
                                 "completion_tokens_details": {"audio_tokens": 99}}"""))
                .isEqualTo(new TokenUsage(0, 60, 0, 0, 0, 0, 40, 10));
    }

    @Test
    void isNeverNegative() {
        assertThat(
                        read(
                                """
                                {"prompt_tokens": 5, "completion_tokens": -1,
                                 "prompt_tokens_details": {"cached_tokens": 9, "cache_write_tokens": 9},
                                 "completion_tokens_details": null}"""))
                .isEqualTo(new TokenUsage(0, 5, 0, 0, 0, 0));
    }

    @Test
    void neverReportedIsNotZero() {
        assertThat(read("null")).isNull();
        assertThat(read("{}")).isNull();
        assertThat(read("{\"prompt_tokens\":null}")).isNull();
        assertThat(OpenAiUsage.read(null)).isNull();
        assertThat(
                        new OpenAiProvider()
                                .readUsage("{\"choices\":[]}".getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    private static TokenUsage read(String usage) {
        String document = "{\"usage\":" + usage + "}";
        return OpenAiUsage.read(
                Json.parseObject(document.getBytes(StandardCharsets.UTF_8)).get("usage"));
    }
}
