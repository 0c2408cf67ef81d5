package io.tollgate.policies.quota;

import static io.tollgate.policies.quota.Quotas.ask;
import static io.tollgate.policies.quota.Quotas.call;
import static io.tollgate.policies.quota.Quotas.granted;
import static io.tollgate.policies.quota.Quotas.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.tollgate.policies.quota.Decision.Refused;
import io.tollgate.policies.quota.Quota.Unit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LocalQuotaGateTest extends QuotaGateContract {

    private final AtomicLong now = new AtomicLong(1);
    private final AtomicLong nodes = new AtomicLong(1);
    private final QuotaGate gate =
            new LocalQuotaGate(
                    events, limit -> limit == 0 ? 0 : Math.max(1, limit / nodes.get()), clock());

    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    @Override
    protected List<QuotaGate> gates() {
        return List.of(gate);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private int grantedNow(Demand demand) {
        int count = 0;
        while (granted(gate, demand)) {
            count++;
        }
        return count;
    }

    @Test
    void fillsEvenlyAsTimePasses() {
        Demand demand = call(1, perMinute(Unit.REQUESTS, 60));
        assertThat(grantedNow(demand)).isEqualTo(60);
        pass(Duration.ofMillis(999));
        assertThat(grantedNow(demand)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(grantedNow(demand)).isEqualTo(1);
        pass(Duration.ofSeconds(10));
        assertThat(grantedNow(demand)).isEqualTo(10);
        pass(Duration.ofHours(1));
        assertThat(grantedNow(demand)).isEqualTo(60);
    }

    @Test
    void isExactOverADayOfOddSteps() {
        Demand demand = call(1, perMinute(Unit.REQUESTS, 7));
        assertThat(grantedNow(demand)).isEqualTo(7);
        int count = 0;
        for (int step = 0; step < 86_400; step++) {
            pass(Duration.ofNanos(1_000_000_000L));
            count += grantedNow(demand);
        }
        assertThat(count).isEqualTo(7 * 60 * 24);
    }

    @Test
    void waitsAsLongAsItSays() {
        Demand demand = call(30, perMinute(Unit.TOKENS, 60));
        assertThat(grantedNow(demand)).isEqualTo(2);
        Duration wait = ((Refused) ask(gate, demand)).retryAfter();
        assertThat(wait).isEqualTo(Duration.ofSeconds(30));
        pass(wait.minusNanos(1));
        assertThat(granted(gate, demand)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(granted(gate, demand)).isTrue();
    }

    @Test
    void isForgottenAfterTwoIdlePeriodsAndFullBefore() {
        Quota quota = perMinute(Unit.REQUESTS, 5);
        assertThat(grantedNow(call(1, quota))).isEqualTo(5);
        pass(Duration.ofMinutes(2).plusNanos(1));
        assertThat(grantedNow(call(1, quota))).isEqualTo(5);
    }

    @Test
    void keepsToItsShareWhileNodesComeAndGo() {
        Quota quota = Quotas.requests(90);
        nodes.set(3);
        assertThat(grantedNow(call(1, quota))).isEqualTo(30);
        nodes.set(2);
        assertThat(grantedNow(call(1, quota))).isZero();
        assertThat(grantedNow(call(1, Quotas.requests(1)))).isEqualTo(1);
        assertThat(grantedNow(call(1, Quotas.requests(0)))).isZero();
    }

    @Test
    void limitsBeyondAllCountingAreServed() {
        Quota huge = perMinute(Unit.TOKENS, Long.MAX_VALUE);
        Grant grant = Quotas.grant(gate, call(Long.MAX_VALUE, huge));
        assertThat(granted(gate, call(1, huge))).isFalse();
        grant.settle(1L << 40);
        pass(Duration.ofHours(1));
        assertThat(granted(gate, call(1, huge))).isTrue();
    }
}
