package io.tollgate.filters.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPatternTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4.1, gpt-4.1, true",
        "gpt-4.1, gpt-4x1, false",
        "gpt-4.1, GPT-4.1, false",
        "gpt-*, gpt-4.1, true",
        "gpt-*, gpt-, true",
        "gpt-*, my-gpt-4, false",
        "*, anything/at:all, true",
        "demo/*, demo/a/b, true",
        "*-mini*, gpt-4.1-mini-2025, true",
        "a.c*, abcd, false",
    })
    void matches(String pattern, String model, boolean expected) {
        assertThat(new ModelPattern(pattern).matches(model)).isEqualTo(expected);
    }

    @Test
    void theMostSpecificComesFirst() {
        assertThat(
                        Stream.of("*", "gpt-*", "zeta", "gpt-4*", "alpha")
                                .map(ModelPattern::new)
                                .sorted())
                .extracting(ModelPattern::toString)
                .containsExactly("alpha", "zeta", "gpt-4*", "gpt-*", "*");
    }
}
