package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreClockTest {

    private static final Duration LITTLE = Duration.ofSeconds(2);

    private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);
    private final InstantSource own = () -> Instant.now().plus(wrong.get());

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void nodesGoByTheDatabasesClock(long seconds) {
        wrong.set(Duration.ofSeconds(seconds));
        StoreClock clock = new StoreClock(own);
        assertThat(offBy(clock)).isCloseTo(Duration.ofSeconds(seconds), LITTLE);
        try (Store store = Infra.postgres().open()) {
            clock.adjust(store);
        }
        assertThat(offBy(clock)).isCloseTo(Duration.ZERO, LITTLE);
        assertThat(clock.ahead()).isCloseTo(Duration.ofSeconds(-seconds), LITTLE);
    }

    @Test
    void aStepOfThisNodesClockMovesNothing() {
        StoreClock clock = new StoreClock(own);
        try (Store store = Infra.postgres().open()) {
            clock.adjust(store);
            wrong.set(Duration.ofHours(-1));
            assertThat(offBy(clock)).isCloseTo(Duration.ZERO, LITTLE);
            clock.adjust(store);
            assertThat(offBy(clock)).isCloseTo(Duration.ZERO, LITTLE);
            assertThat(clock.ahead()).isCloseTo(Duration.ofHours(1), LITTLE);
        }
    }

    /** A laptop that was closed for a night has the right time when it is opened. */
    @Test
    void anEmbeddedDatabaseHasThisNodesClock() {
        StoreClock clock = new StoreClock(own);
        try (Store store = Infra.sqlite().open()) {
            wrong.set(Duration.ofHours(9));
            clock.adjust(store);
            assertThat(offBy(clock)).isCloseTo(Duration.ofHours(9), LITTLE);
        }
    }

    private static Duration offBy(StoreClock clock) {
        return Duration.between(Instant.now(), clock.instant());
    }
}
