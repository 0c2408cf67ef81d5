package io.tollgate.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.filters.dialect.GatewayException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {

    @Test
    void ordersAreTakenOutOfTheWords() {
        Rehearsal rehearsal =
                Rehearsal.in("[stall 2s] hello [cut 3][slow 5ms] you [stall-after 4 100ms] [sic]");

        assertThat(rehearsal.words()).isEqualTo("hello  you  [sic]");
        assertThat(rehearsal.stall()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rehearsal.cutAfter()).isEqualTo(3);
        assertThat(rehearsal.pace()).isEqualTo(Duration.ofMillis(5));
        assertThat(rehearsal.stallAfter()).isEqualTo(4);
        assertThat(rehearsal.stallMidway()).isEqualTo(Duration.ofMillis(100));
        assertThat(rehearsal.garbage()).isFalse();
        assertThat(Rehearsal.in("[fail 503]").failStatus()).isEqualTo(503);
        assertThat(Rehearsal.in("[garbage]").garbage()).isTrue();
        assertThat(Rehearsal.in("[stall 9999s]").stall()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fail]",
                "[fail 200]",
                "[fail 4x]",
                "[stall 2]",
                "[cut -1]",
                "[stall-after 5]"
            })
    void anOrderThatCannotBeReadIsRefusedWithTheGrammar(String message) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> Rehearsal.in(message))
                .withMessageContaining("[stall-after 5 10s]");
    }
}
