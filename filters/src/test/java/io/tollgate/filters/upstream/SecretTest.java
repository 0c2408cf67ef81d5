package io.tollgate.filters.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void isEqualByValue() {
        assertThat(new Secret("sk-one"))
                .isEqualTo(new Secret("sk-one"))
                .hasSameHashCodeAs(new Secret("sk-one"))
                .isNotEqualTo(new Secret("sk-two"))
                .isNotEqualTo("sk-one");
    }

    @Test
    void neitherItsTextNorItsHashGivesItAway() {
        assertThat(new Secret("sk-one").toString()).doesNotContain("one");
        assertThat(new Secret("sk-one").hashCode()).isNotEqualTo("sk-one".hashCode());
    }
}
