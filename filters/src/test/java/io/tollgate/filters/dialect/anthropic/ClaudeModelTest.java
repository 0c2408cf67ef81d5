package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeModelTest {

    @ParameterizedTest
    @CsvSource({
        "claude-3-7-sonnet-20250219, 307",
        "claude-3-opus-20240229, 300",
        "claude-sonnet-4-20250514, 400",
        "claude-opus-4-1-20250805, 401",
        "anthropic/claude-sonnet-4.5, 405",
        "us.anthropic.claude-3-5-sonnet-20241022-v2:0, 305",
        "claude-haiku-4-5@20251001, 405",
        "claude-opus-4-7, 407",
        "claude-sonnet-5, 500",
        "claude-opus-5-5, 505",
        "claude-instant-1.2, 102",
        "anthropic.claude-v2:1, 200",
    })
    void readsTheVersion(String name, int version) {
        assertThat(ClaudeModel.of(name)).isEqualTo(new ClaudeModel(true, version));
    }

    /** A name without a version is an alias of the newest. */
    @ParameterizedTest
    @ValueSource(strings = {"claude-opus", "claude", "claude-sonnet-latest"})
    void takesNoVersionForTheNewest(String name) {
        ClaudeModel model = ClaudeModel.of(name);
        assertThat(model.adaptive()).isTrue();
        assertThat(model.formats()).isTrue();
        assertThat(model.canKeepStill()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kimi-k2", "glm-4.6", "deepseek-chat", "MiniMax-M2", "claudette-4-5"})
    void trustsOthersWithTheOldForms(String name) {
        ClaudeModel model = ClaudeModel.of(name);
        assertThat(model.claude()).isFalse();
        assertThat(model.adaptive()).isFalse();
        assertThat(model.thinks()).isTrue();
        assertThat(model.samples()).isTrue();
        assertThat(model.formats()).isFalse();
    }
}
