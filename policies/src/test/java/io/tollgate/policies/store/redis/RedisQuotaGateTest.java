package io.tollgate.policies.store.redis;

import static io.tollgate.policies.quota.Quotas.call;
import static io.tollgate.policies.quota.Quotas.eventually;
import static io.tollgate.policies.quota.Quotas.grant;
import static io.tollgate.policies.quota.Quotas.granted;
import static io.tollgate.policies.quota.Quotas.perMinute;
import static io.tollgate.policies.quota.Quotas.requests;
import static io.tollgate.policies.quota.Quotas.stream;
import static io.tollgate.policies.quota.Quotas.streams;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.quota.QuotaGate;
import io.tollgate.policies.quota.QuotaGateContract;
import io.tollgate.policies.store.Infra;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gates that count together; patient ones, as this machine may be busy. */
final class RedisQuotaGateTest extends QuotaGateContract {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HOLD = Duration.ofMillis(900);

    private static RedisLink first;
    private static RedisLink second;

    private final List<RedisQuotaGate> gates = List.of(gate(first), gate(second));

    private RedisQuotaGate gate(RedisLink link) {
        return new RedisQuotaGate(
                link,
                new RedisQuotaGate.Settings(
                        OnRedisLoss.CLOSED, PATIENT, Duration.ofSeconds(1), HOLD),
                () -> 2,
                events);
    }

    @BeforeAll
    static void connect() {
        first = RedisLink.open(Infra.redis());
        second = RedisLink.open(Infra.redis());
    }

    @AfterAll
    static void disconnect() {
        first.close();
        second.close();
    }

    @AfterEach
    void end() {
        gates.forEach(RedisQuotaGate::close);
    }

    @Override
    protected List<QuotaGate> gates() {
        return List.copyOf(gates);
    }

    /** Of the quota's count; empty if there is none. */
    private static String key(Quota quota) {
        return first.commands().keys("*" + quota.id() + "*").toCompletableFuture().join().stream()
                .findFirst()
                .orElse("");
    }

    @Test
    void oneNodeSeesWhatTheOtherTakesAndGivesBack() {
        Quota quota = requests(2);
        grant(gates.getFirst(), call(1, quota));
        var second = grant(gates.getLast(), call(1, quota));
        assertThat(granted(gates.getFirst(), call(1, quota))).isFalse();
        second.cancel();
        eventually("the place", PATIENT, () -> remaining(quota) == 1);
        assertThat(granted(gates.getFirst(), call(1, quota))).isTrue();
    }

    @Test
    void keepsOneTenantsCountsInOneSlotAndNotForEver() {
        Quota quota = perMinute(Unit.REQUESTS, 10);
        grant(gates.getFirst(), call(1, quota));
        var redis = first.commands();
        String key = key(quota);
        assertThat(key).contains("{tenant:acme}");
        assertThat(redis.pttl(key).toCompletableFuture().join()).isBetween(60_001L, 120_000L);
    }

    /** A bucket's debt is of an instant by the server's clock, which may then be another one. */
    @ParameterizedTest
    @ValueSource(ints = {5, -5})
    void aServerWhoseClockJumpsNeitherStarvesNorMultiplies(int minutesBack) throws Exception {
        Quota quota = perMinute(Unit.REQUESTS, 600);
        int before = takeAll(quota);
        assertThat(before).isBetween(600, 660);
        var redis = first.commands();
        String key = key(quota);
        String[] debt = redis.get(key).toCompletableFuture().join().split(" ");
        long at = Long.parseLong(debt[1]) + Duration.ofMinutes(minutesBack).toNanos() / 1000;
        redis.set(key, debt[0] + " " + at).toCompletableFuture().join();
        long since = System.nanoTime();
        int after = takeAll(quota);
        Thread.sleep(1_000);
        after += takeAll(quota);
        double seconds = (System.nanoTime() - since) / 1e9;
        // Ten come back each second; if it jumped ahead, a minute went by at once.
        double most = (minutesBack > 0 ? 0 : 600) + seconds * 10;
        assertThat((double) after).isBetween(most * 0.9 - 10, most + 2);
        assertThat(after).isPositive();
    }

    private int takeAll(Quota quota) {
        int taken = 0;
        while (granted(gates.get(taken % 2), call(1, quota))) {
            taken++;
        }
        return taken;
    }

    @Test
    void aServerThatForgetsTheScriptsIsShownThemAgain() {
        Quota quota = requests(2);
        assertThat(granted(gates.getFirst(), call(1, quota))).isTrue();
        first.commands().scriptFlush().toCompletableFuture().join();
        assertThat(granted(gates.getFirst(), call(1, quota))).isTrue();
        assertThat(granted(gates.getLast(), call(1, quota))).isFalse();
    }

    @Test
    void aDeadNodesStreamsComeFreeAndALivingOnesDoNot() {
        Quota quota = streams(2);
        grant(gates.getFirst(), stream(quota));
        RedisQuotaGate dying = gate(second);
        grant(dying, stream(quota));
        dying.close();
        assertThat(granted(gates.getLast(), stream(quota))).isFalse();
        eventually("a place", PATIENT, () -> granted(gates.getLast(), stream(quota)));
        LockSupport.parkNanos(2 * HOLD.toNanos());
        assertThat(granted(gates.getLast(), stream(quota))).isFalse();
        assertThat(gates.getFirst().openStreams()).isEqualTo(1);
    }

    @Test
    void openStreamsAreCountedAgainByAServerThatForgotThem() {
        Quota quota = streams(1);
        grant(gates.getFirst(), stream(quota));
        first.commands().del(key(quota)).toCompletableFuture().join();
        eventually("the place", PATIENT, () -> !key(quota).isEmpty());
        assertThat(granted(gates.getLast(), stream(quota))).isFalse();
    }

    @Test
    void aPlaceThatIsHeldTooLongByAClockThatWentBackIsFree() {
        Quota quota = streams(1);
        grant(gates.getFirst(), stream(quota)).settle(-1);
        grant(gates.getFirst(), stream(quota)).settle(-1);
        String key = "tollgate:quota:{tenant:acme}:" + quota.id() + ":STREAMS";
        double tomorrow = (System.currentTimeMillis() + 86_400_000) * 1_000.0;
        first.commands().zadd(key, tomorrow, "of a dead node").toCompletableFuture().join();
        assertThat(granted(gates.getLast(), stream(quota))).isTrue();
    }

    @Test
    void aClockThatGoesBackStopsNobody() {
        Quota quota = perMinute(Unit.REQUESTS, 600);
        grant(gates.getFirst(), call(1, quota));
        var redis = first.commands();
        String key = key(quota);
        long minute = Duration.ofMinutes(1).toNanos();
        String tomorrow = (System.currentTimeMillis() + 86_400_000) + "000";
        redis.set(key, minute + " " + tomorrow).toCompletableFuture().join();
        assertThat(granted(gates.getFirst(), call(1, quota))).isFalse();
        eventually("a refill", PATIENT, () -> granted(gates.getFirst(), call(1, quota)));
    }

    /**
     * 1,000 tokens a second. Asked to the last, so that only the moments of the first and of the
     * last question matter; the machine may stall between them as it likes.
     */
    @Test
    void isAccurateAtASteadyRate() {
        Quota quota = perMinute(Unit.TOKENS, 60_000);
        Demand some = call(20, quota);
        long before = System.nanoTime();
        grant(gates.getFirst(), call(60_000, quota));
        long after = System.nanoTime();
        int tokens = 0;
        long asked = after;
        boolean granted = true;
        while (granted || asked - after < Duration.ofSeconds(3).toNanos()) {
            asked = System.nanoTime();
            granted = granted(gates.get(tokens / 20 % 2), some);
            tokens += granted ? 20 : 0;
        }
        long least = (asked - after) / 1_000_000 - 20;
        long most = (System.nanoTime() - before) / 1_000_000;
        System.out.printf("steady: %d granted of %d to %d%n", tokens, least, most);
        assertThat(tokens).isBetween((int) least, (int) most);
    }
}
