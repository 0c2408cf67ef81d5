package io.tollgate.policies.store.redis;

import static io.tollgate.policies.quota.Quotas.ask;
import static io.tollgate.policies.quota.Quotas.call;
import static io.tollgate.policies.quota.Quotas.eventually;
import static io.tollgate.policies.quota.Quotas.grant;
import static io.tollgate.policies.quota.Quotas.granted;
import static io.tollgate.policies.quota.Quotas.requests;
import static io.tollgate.policies.quota.Quotas.shadow;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.quota.Decision.Refused;
import io.tollgate.policies.quota.Decision.Standing;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import io.tollgate.policies.store.Infra;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Redis is paused, killed, slow, and comes back. */
final class RedisLossTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final int port = Infra.freePort();
    private final List<Boolean> lost = new CopyOnWriteArrayList<>();
    private final QuotaEvents events =
            new QuotaEvents() {
                @Override
                public void degraded(boolean now) {
                    lost.add(now);
                }
            };

    private RedisServer server;
    private SlowProxy proxy;
    private RedisLink link;

    @BeforeEach
    void start() throws IOException {
        server = Infra.ownRedis(port);
        server.start();
        proxy = new SlowProxy(port);
        link = RedisLink.open(proxy.url());
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        proxy.close();
        server.stop();
    }

    private RedisQuotaGate gate(OnRedisLoss onLoss) {
        RedisQuotaGate gate =
                new RedisQuotaGate(link, RedisQuotaGate.Settings.of(onLoss), () -> 2, events);
        Quota warm = requests(1_000_000);
        for (int i = 0; i < 2_000; i++) {
            ask(gate, call(1, warm));
        }
        eventually("calm", LONG, () -> !gate.degraded());
        lost.clear();
        return gate;
    }

    /** How long each decision took, in milliseconds, in order of size. */
    private static double[] flood(QuotaGate gate, int calls, List<Boolean> granted, Demand demand)
            throws Exception {
        List<Future<Double>> all = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < calls; i++) {
                all.add(
                        workers.submit(
                                () -> {
                                    long begin = System.nanoTime();
                                    granted.add(granted(gate, demand));
                                    return (System.nanoTime() - begin) / 1e6;
                                }));
            }
        }
        double[] took = new double[calls];
        for (int i = 0; i < calls; i++) {
            took[i] = all.get(i).get();
        }
        Arrays.sort(took);
        return took;
    }

    /** The local share holds, nobody waits much longer than the deadline, and all comes back. */
    private void livesThrough(String what, Fault fault, Fault repair, long leftAfterwards)
            throws Exception {
        try (RedisQuotaGate gate = gate(OnRedisLoss.LOCAL)) {
            Quota quota = oneIsTakenOf(gate);
            fault.happens();
            List<Boolean> granted = new CopyOnWriteArrayList<>();
            double[] took = flood(gate, 400, granted, call(1, quota));
            assertThat(granted).filteredOn(yes -> yes).hasSize(50);
            assertThat(gate.degraded()).isTrue();
            assertThat(took[399]).isLessThan(LONG.toMillis());
            repair.happens();
            long begin = System.nanoTime();
            eventually("the return", LONG, () -> !gate.degraded());
            System.out.printf(
                    "%s: p50 %.2f, p99 %.1f, most %.1f ms; back after %.0f ms%n",
                    what, took[200], took[395], took[399], (System.nanoTime() - begin) / 1e6);
            eventually("late grants' return", LONG, () -> left(gate, quota) == leftAfterwards);
            assertThat(lost).startsWith(true).endsWith(false);
            for (int i = 1; i < lost.size(); i++) {
                assertThat(lost.get(i)).isNotEqualTo(lost.get(i - 1));
            }
        }
    }

    /** A quota of 100; in Redis, though this machine may be too busy for the deadline at times. */
    private static Quota oneIsTakenOf(QuotaGate gate) {
        Quota quota = requests(100);
        grant(gate, call(1, quota));
        while (left(gate, quota) != 99) {
            quota = requests(100);
            grant(gate, call(1, quota));
        }
        return quota;
    }

    /** Of it, in Redis; negative while that is away. */
    private static long left(QuotaGate gate, Quota quota) {
        return ask(gate, call(1, quota, requests(0))).standings().stream()
                .mapToLong(Standing::remaining)
                .findFirst()
                .orElse(-1);
    }

    @Test
    void paused() throws Exception {
        long pid = pid();
        livesThrough("paused", () -> signal("STOP", pid), () -> signal("CONT", pid), 99);
    }

    @Test
    void killedAndRestartedEmpty() throws Exception {
        Fault afterSomeVainReconnects =
                () -> {
                    Thread.sleep(1_500);
                    server.start();
                };
        livesThrough("killed", server::stop, afterSomeVainReconnects, 100);
    }

    @Test
    void slow() throws Exception {
        livesThrough(
                "slow",
                () -> proxy.delay(Duration.ofMillis(300)),
                () -> proxy.delay(Duration.ZERO),
                99);
    }

    @Test
    void openGrantsAllButNothing() throws Exception {
        try (RedisQuotaGate gate = gate(OnRedisLoss.OPEN)) {
            server.stop();
            Quota quota = requests(3);
            for (int i = 0; i < 20; i++) {
                grant(gate, call(1, quota)).settle(5);
            }
            assertThat(granted(gate, call(1, quota, requests(0)))).isFalse();
            assertThat(granted(gate, call(1, quota, shadow(requests(0))))).isTrue();
        }
    }

    @Test
    void closedRefusesForASecond() throws Exception {
        try (RedisQuotaGate gate = gate(OnRedisLoss.CLOSED)) {
            server.stop();
            Quota quota = requests(3);
            assertThat(ask(gate, call(1, shadow(quota), quota)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> {
                                assertThat(refused.quota()).isEqualTo(quota);
                                assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                            });
            assertThat(granted(gate, call(1))).isTrue();
            assertThat(granted(gate, call(1, shadow(quota)))).isTrue();
        }
    }

    private long pid() {
        String info = link.commands().info("server").toCompletableFuture().join();
        return info.lines()
                .filter(line -> line.startsWith("process_id:"))
                .mapToLong(line -> Long.parseLong(line.substring("process_id:".length())))
                .findFirst()
                .orElseThrow();
    }

    private static void signal(String name, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    private interface Fault {
        void happens() throws Exception;
    }
}
