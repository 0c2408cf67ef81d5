package io.tollgate.policies.store.redis;

import static io.tollgate.policies.quota.Quotas.call;
import static io.tollgate.policies.quota.Quotas.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.quota.Decision;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import io.tollgate.policies.store.Infra;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two nodes and one key that everybody uses, asked without a pause. */
final class HotKeyTest {

    private static final int IN_FLIGHT = 64;
    private static final int WARM = 20_000;
    private static final int DECISIONS = 60_000;

    private final Demand demand =
            call(
                    100,
                    perMinute(Unit.REQUESTS, 1_000_000_000),
                    perMinute(Unit.TOKENS, 50_000_000_000L));

    @Test
    void carriesManyDecisionsASecond() throws InterruptedException {
        try (RedisLink one = RedisLink.open(Infra.redis());
                RedisLink two = RedisLink.open(Infra.redis());
                RedisQuotaGate first = gate(one);
                RedisQuotaGate second = gate(two)) {
            List<QuotaGate> gates = List.of(first, second);
            new Run(gates, WARM).nanos();
            Run run = new Run(gates, DECISIONS);
            double rate = DECISIONS * 1e9 / run.nanos();
            System.out.printf(
                    "hot key: %.0f decisions/s of 2 quotas, 64 in flight, p50 %.2f p99 %.2f ms%n",
                    rate, run.quantile(0.5), run.quantile(0.99));
            assertThat(run.granted.get()).isEqualTo(DECISIONS);
        }
    }

    private static RedisQuotaGate gate(RedisLink link) {
        Duration patient = Duration.ofSeconds(20);
        return new RedisQuotaGate(
                link,
                new RedisQuotaGate.Settings(
                        OnRedisLoss.CLOSED, patient, Duration.ofSeconds(1), patient),
                () -> 2,
                QuotaEvents.NONE);
    }

    /** So many decisions, each begun when another is done. */
    private final class Run {

        private final List<QuotaGate> gates;
        private final long[] took;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger granted = new AtomicInteger();
        private final CountDownLatch done;

        Run(List<QuotaGate> gates, int decisions) {
            this.gates = gates;
            this.took = new long[decisions];
            this.done = new CountDownLatch(decisions);
        }

        long nanos() throws InterruptedException {
            long begin = System.nanoTime();
            for (int i = 0; i < IN_FLIGHT; i++) {
                next(gates.get(i % gates.size()));
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            return System.nanoTime() - begin;
        }

        private void next(QuotaGate gate) {
            int at = begun.getAndIncrement();
            if (at >= took.length) {
                return;
            }
            long begin = System.nanoTime();
            gate.admit(demand)
                    .thenAccept(
                            decision -> {
                                took[at] = System.nanoTime() - begin;
                                if (decision instanceof Decision.Granted) {
                                    granted.incrementAndGet();
                                }
                                done.countDown();
                                next(gate);
                            });
        }

        double quantile(double part) {
            long[] sorted = took.clone();
            Arrays.sort(sorted);
            return sorted[(int) (part * (sorted.length - 1))] / 1e6;
        }
    }
}
