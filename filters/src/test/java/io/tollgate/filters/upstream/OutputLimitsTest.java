package io.tollgate.filters.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputLimitsTest {

    private final OutputLimits limits = OutputLimits.builtIn();

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-1, 32000",
        "claude-opus-4-1-20250805, 32000",
        "claude-sonnet-4-5@20250929, 64000",
        "anthropic/claude-sonnet-4-6, 128000",
        "claude-sonnet-9, 64000",
        "claude-3-haiku-20240307, 4096",
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0, 64000",
        "anthropic.claude-3-5-sonnet-20241022-v2:0, 8192",
        "arn:aws:bedrock:eu-west-1:12:inference-profile/us-gov.anthropic.claude-opus-4-6-v1, 128000",
    })
    void aNameStandsForThoseThatBeginWithIt(String model, int limit) {
        assertThat(limits.of(model)).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"gpt-4.1", "claude", "claudette-sonnet", "''", "-"})
    void ofAnUnknownModelNothingIsSaid(String model) {
        assertThat(limits.of(model)).isNull();
    }
}
