package io.tollgate.policies.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DeliveryLogTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate END = LocalDate.of(2026, 11, 1);
    private static final Instant NOW = Instant.parse("2026-11-01T06:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @ParameterizedTest
    @MethodSource(DATABASES)
    void oneOfManyTakesIt(Infra.Database database) throws Exception {
        try (Store store = database.open();
                ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            DeliveryLog log = new DeliveryLog(store);
            Callable<Boolean> take = () -> log.take("a", FIRST, END, NOW, PATIENCE).isPresent();
            long takers =
                    nodes.invokeAll(Stream.generate(() -> take).limit(8).toList()).stream()
                            .filter(Future::resultNow)
                            .count();
            assertThat(takers).isOne();
            assertThat(log.take("b", FIRST, END, NOW, PATIENCE)).hasValue(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatFailedIsTakenAgainAndWhatIsDeliveredIsNot(Infra.Database database) {
        try (Store store = database.open()) {
            DeliveryLog log = new DeliveryLog(store);
            assertThat(log.take("a", FIRST, END, NOW, PATIENCE)).hasValue(1);
            Instant later = NOW.plus(PATIENCE);
            assertThat(log.take("a", FIRST, END, later.minusMillis(1), PATIENCE)).isEmpty();
            assertThat(log.take("a", FIRST, END, later, PATIENCE)).hasValue(2);

            log.failed("a", FIRST, END, "disk full".repeat(100), later.plusSeconds(60));
            assertThat(log.latest("a", 5))
                    .first()
                    .satisfies(
                            one -> {
                                assertThat(one.problem()).startsWith("disk full").hasSize(500);
                                assertThat(one.at()).isNull();
                            });
            assertThat(log.take("a", FIRST, END, later.plusSeconds(59), PATIENCE)).isEmpty();
            assertThat(log.take("a", FIRST, END, later.plusSeconds(60), PATIENCE)).hasValue(3);

            log.delivered("a", FIRST, END, later);
            assertThat(log.latest("a", 5))
                    .first()
                    .satisfies(
                            one -> {
                                assertThat(one.at()).isEqualTo(later);
                                assertThat(one.problem()).isNull();
                            });
            assertThat(log.take("a", FIRST, END, later.plus(Duration.ofDays(9)), PATIENCE))
                    .isEmpty();

            log.again("a", FIRST, END);
            assertThat(log.take("a", FIRST, END, later, PATIENCE)).hasValue(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theLatestComeFirst(Infra.Database database) {
        try (Store store = database.open()) {
            DeliveryLog log = new DeliveryLog(store);
            for (int day = 1; day < 9; day++) {
                LocalDate first = FIRST.withDayOfMonth(day);
                log.take("a", first, first.plusDays(1), NOW, PATIENCE);
            }
            assertThat(log.latest("a", 2))
                    .extracting(Delivered::first)
                    .containsExactly(FIRST.withDayOfMonth(8), FIRST.withDayOfMonth(7));
        }
    }
}
