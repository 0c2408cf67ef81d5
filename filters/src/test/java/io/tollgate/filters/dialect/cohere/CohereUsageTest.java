package io.tollgate.filters.dialect.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohereUsageTest {

    private final CohereProvider provider = new CohereProvider();

    private @Nullable TokenUsage usage(String answer) {
        return provider.readUsage(answer.getBytes(UTF_8));
    }

    /** The model saw 507 tokens, most of them Cohere's own; twelve are paid for. */
    @Test
    void whatIsBilledCounts() {
        assertThat(
                        usage(
                                """
                                {"usage":{"billed_units":{"input_tokens":12,"output_tokens":7},
                                 "tokens":{"input_tokens":507,"output_tokens":10},"cached_tokens":448}}
                                """))
                .isEqualTo(TokenUsage.of(12, 7));
    }

    @Test
    void withoutABillTheTokensCountAndTheCacheIsAPartOfThem() {
        assertThat(
                        usage(
                                """
                                {"usage":{"tokens":{"input_tokens":507,"output_tokens":10},"cached_tokens":448}}
                                """))
                .isEqualTo(new TokenUsage(59, 448, 0, 0, 10, 0));
    }

    @Test
    void moreFromTheCacheThanThereWasIsAllOfIt() {
        assertThat(usage("{\"usage\":{\"tokens\":{\"input_tokens\":5},\"cached_tokens\":448}}"))
                .isEqualTo(new TokenUsage(0, 5, 0, 0, 0, 0));
    }

    @Test
    void embeddingsSayItUnderMeta() {
        assertThat(usage("{\"meta\":{\"billed_units\":{\"input_tokens\":10}}}"))
                .isEqualTo(TokenUsage.of(10, 0));
    }

    @Test
    void picturesHaveAPriceOfTheirOwn() {
        assertThat(usage("{\"meta\":{\"billed_units\":{\"input_tokens\":10,\"images\":1}}}"))
                .isNull();
        assertThat(usage("{\"meta\":{\"billed_units\":{\"image_tokens\":10}}}")).isNull();
    }

    @Test
    void oneSearchIsACallWithoutTokens() {
        assertThat(usage("{\"meta\":{\"billed_units\":{\"search_units\":1}}}"))
                .isEqualTo(TokenUsage.of(0, 0));
    }

    /** To count one of three would be a wrong price; none is an unknown one. */
    @Test
    void severalSearchesInOneCallAreNotCounted() {
        assertThat(usage("{\"meta\":{\"billed_units\":{\"search_units\":3}}}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[],\"usage\":{\"total_tokens\":15}}",
                "{\"results\":[],\"usage\":{\"prompt_tokens\":15,\"completion_tokens\":0,\"total_tokens\":15}}"
            })
    void otherServersCountTheTokensOfAReranking(String answer) {
        assertThat(usage(answer)).isEqualTo(TokenUsage.of(15, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"usage\":{}}", "{\"usage\":null,\"meta\":{\"api_version\":{}}}"})
    void silenceIsNoUsage(String answer) {
        assertThat(usage(answer)).isNull();
    }

    @Test
    void nonsenseIsBounded() {
        assertThat(
                        usage(
                                """
                                {"usage":{"billed_units":{"input_tokens":-3,"output_tokens":1e300}}}
                                """))
                .isEqualTo(TokenUsage.of(0, TokenUsage.MOST));
    }
}
