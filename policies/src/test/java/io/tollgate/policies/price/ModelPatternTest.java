package io.tollgate.policies.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPatternTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-5, gpt-5",
        "GPT-5, gpt-5",
        "gpt-5, gpt-5-2025-08-07",
        "claude-sonnet-4, claude-sonnet-4-20250514",
        "claude-sonnet-4, claude-sonnet-4@20250514",
        "gemini-2.0-flash, gemini-2.0-flash-001",
        "claude-3-5-haiku, claude-3-5-haiku-latest",
        "claude-opus-4-1*, claude-opus-4-1",
        "claude-opus-4-1*, claude-opus-4-1-20250805",
        "gemma-3-*, gemma-3-27b-it",
        "*anthropic.claude-opus-4-5*, us.anthropic.claude-opus-4-5-20251101-v1:0",
        "*, anything",
    })
    void meets(String pattern, String model) {
        assertThat(new ModelPattern(pattern).match(model)).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5, gpt-5-pro",
        "gpt-5, gpt-5.4",
        "gpt-5, gpt-50",
        "gpt-5*, gpt-5.4",
        "claude-opus-4-1*, claude-opus-4-10",
        "*us.anthropic.claude*, aus.anthropic.claude",
        "mistral-large, mistral-large-2402",
        "gemini-pro, gemini-pro-latest",
        "gpt-5-pro, gpt-5",
    })
    void doesNotMeet(String pattern, String model) {
        assertThat(new ModelPattern(pattern).match(model)).isNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5-2025-08-07, gpt-5",
        "gpt-5, gpt-5-*",
        "gpt-5-2025-08*, gpt-5*",
        "gpt*, *2025*",
        "*gpt-5*, *gpt*",
        "*gpt*, *",
    })
    void theCloserNameCounts(String closer, String other) {
        String model = "gpt-5-2025-08-07";
        assertThat(new ModelPattern(closer).match(model))
                .isGreaterThan(new ModelPattern(other).match(model));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*x", "a*b", "a*b*", "**x*"})
    void isRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelPattern(pattern));
    }
}
