package io.tollgate.policies.quota;

import static io.tollgate.policies.quota.Quotas.ask;
import static io.tollgate.policies.quota.Quotas.call;
import static io.tollgate.policies.quota.Quotas.grant;
import static io.tollgate.policies.quota.Quotas.granted;
import static io.tollgate.policies.quota.Quotas.limited;
import static io.tollgate.policies.quota.Quotas.requests;
import static io.tollgate.policies.quota.Quotas.shadow;
import static io.tollgate.policies.quota.Quotas.stream;
import static io.tollgate.policies.quota.Quotas.streams;
import static io.tollgate.policies.quota.Quotas.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tollgate.policies.quota.Decision.Refused;
import io.tollgate.policies.quota.Decision.Standing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What holds wherever the quotas are counted. */
public abstract class QuotaGateContract {

    private final List<Quota> wouldRefuse = new CopyOnWriteArrayList<>();

    private final List<Demand> grantedOf = new CopyOnWriteArrayList<>();
    private final List<Quota> refusedBy = new CopyOnWriteArrayList<>();

    protected final QuotaEvents events =
            new QuotaEvents() {
                @Override
                public void shadow(Quota quota) {
                    wouldRefuse.add(quota);
                }

                @Override
                public void granted(Demand demand) {
                    grantedOf.add(demand);
                }

                @Override
                public void refused(Quota quota) {
                    refusedBy.add(quota);
                }
            };

    /** Gates that count together. */
    protected abstract List<QuotaGate> gates();

    private QuotaGate gate() {
        return gates().getFirst();
    }

    /** What is left of it; asking takes nothing, as a second quota refuses the call. */
    protected long remaining(Quota quota) {
        return ask(gate(), call(1, quota, requests(0))).standings().stream()
                .filter(standing -> standing.quota().id().equals(quota.id()))
                .mapToLong(Standing::remaining)
                .findFirst()
                .orElseThrow();
    }

    private int grantedOf(int threads, int times, Demand demand) {
        AtomicInteger count = new AtomicInteger();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < threads; thread++) {
                QuotaGate gate = gates().get(thread % gates().size());
                workers.execute(
                        () -> {
                            for (int i = 0; i < times; i++) {
                                if (granted(gate, demand)) {
                                    count.incrementAndGet();
                                }
                            }
                        });
            }
        }
        return count.get();
    }

    @Test
    void grantsExactlyTheLimitToARace() {
        assertThat(grantedOf(50, 10, call(1, requests(100)))).isEqualTo(100);
    }

    @Test
    void grantsExactlyTheTokensToARace() {
        assertThat(grantedOf(50, 4, call(5, tokens(100)))).isEqualTo(20);
    }

    @Test
    void grantsExactlyTheTightestOfSeveralToARace() {
        Quota wide = requests(1000);
        assertThat(grantedOf(50, 6, call(3, wide, tokens(120), requests(70)))).isEqualTo(40);
        assertThat(remaining(wide)).isEqualTo(960);
    }

    @Test
    void opensExactlyTheStreamsToARace() {
        assertThat(grantedOf(50, 4, stream(streams(30)))).isEqualTo(30);
    }

    @Test
    void takesOfAllOrOfNone() {
        Quota open = requests(10);
        Quota spent = tokens(5);
        grant(gate(), call(5, spent));
        assertThat(ask(gate(), call(1, open, spent)))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::quota)
                .isEqualTo(spent);
        assertThat(remaining(open)).isEqualTo(10);
    }

    @Test
    void correctsTokensByFact() {
        Quota quota = tokens(100);
        Grant less = grant(gate(), call(60, quota));
        assertThat(remaining(quota)).isEqualTo(40);
        less.settle(10);
        assertThat(remaining(quota)).isEqualTo(90);
        Grant more = grant(gate(), call(20, quota));
        more.settle(85);
        assertThat(remaining(quota)).isEqualTo(5);
        grant(gate(), call(5, quota)).settle(-1);
        assertThat(remaining(quota)).isZero();
    }

    @Test
    void owesWhatWasUsedBeyondTheLimit() {
        Quota quota = tokens(100);
        Grant grant = grant(gate(), call(50, quota));
        grant.settle(250);
        assertThat(remaining(quota)).isZero();
        Duration debtOfADayAndAHalf = Duration.ofHours(36);
        assertThat(ask(gate(), call(1, quota)))
                .asInstanceOf(type(Refused.class))
                .satisfies(
                        refused ->
                                assertThat(refused.retryAfter())
                                        .isBetween(
                                                debtOfADayAndAHalf,
                                                debtOfADayAndAHalf.plusMinutes(15)));
    }

    @Test
    void endsAGrantOnce() {
        Quota quota = tokens(100);
        Grant settled = grant(gate(), call(10, quota));
        settled.settle(30);
        settled.settle(30);
        settled.cancel();
        assertThat(remaining(quota)).isEqualTo(70);
    }

    @Test
    void givesAllBackOfWhatIsCancelled() {
        Quota requests = requests(5);
        Quota tokens = tokens(100);
        Quota streams = streams(1);
        Demand demand = new Demand("acme", List.of(requests, tokens, streams), 40, true);
        grant(gate(), demand).cancel();
        assertThat(remaining(requests)).isEqualTo(5);
        assertThat(remaining(tokens)).isEqualTo(100);
        assertThat(granted(gate(), demand)).isTrue();
    }

    @Test
    void asksForAllOfTheLimitIfTheEstimateIsAboveIt() {
        Quota quota = tokens(100);
        Grant small = grant(gate(), call(1, quota));
        assertThat(granted(gate(), call(1_000_000, quota))).isFalse();
        small.cancel();
        Grant large = grant(gate(), call(1_000_000, quota));
        assertThat(remaining(quota)).isZero();
        large.settle(30);
        assertThat(remaining(quota)).isEqualTo(70);
    }

    @Test
    void aLimitOfNothingRefusesForADay() {
        for (Quota none : List.of(requests(0), tokens(0), streams(0))) {
            assertThat(ask(gate(), stream(none, requests(3))))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> {
                                assertThat(refused.quota()).isEqualTo(none);
                                assertThat(refused.retryAfter()).isEqualTo(Duration.ofDays(1));
                            });
        }
    }

    @Test
    void countsStreamsForWhatStreamsOnly() {
        Quota quota = streams(1);
        Grant open = grant(gate(), stream(quota));
        assertThat(granted(gate(), stream(quota))).isFalse();
        assertThat(granted(gate(), call(1, quota))).isTrue();
        open.settle(5);
        assertThat(granted(gate(), stream(quota))).isTrue();
    }

    @Test
    void noQuotasNoLimits() {
        assertThat(ask(gate(), call(1_000_000)).standings()).isEmpty();
        assertThat(granted(gate(), call(1_000_000))).isTrue();
    }

    @Test
    void aShadowSaysWhatItWouldDoAndDoesNothing() {
        Quota quota = shadow(tokens(10));
        grant(gate(), call(8, quota)).settle(-1);
        assertThat(wouldRefuse).isEmpty();
        Grant beyond = grant(gate(), call(8, quota));
        assertThat(wouldRefuse).containsExactly(quota);
        beyond.settle(500);
        assertThat(remaining(quota)).isEqualTo(2);
        Grant none = grant(gate(), call(8, shadow(tokens(0)), shadow(requests(0))));
        none.settle(9);
        assertThat(wouldRefuse).hasSize(3);
    }

    @Test
    void aChangedLimitKeepsThePartThatIsUsed() {
        Quota quota = requests(100);
        for (int i = 0; i < 50; i++) {
            grant(gate(), call(1, quota));
        }
        assertThat(remaining(limited(quota, 200))).isEqualTo(100);
        assertThat(remaining(limited(quota, 10))).isEqualTo(5);
        assertThat(granted(gate(), call(1, limited(quota, 0)))).isFalse();
        assertThat(remaining(quota)).isEqualTo(50);
    }

    @Test
    void namesTheQuotaThatIsWaitedForLongest() {
        Quota soon = tokens(100);
        Quota late = requests(2);
        grant(gate(), call(100, soon, late));
        grant(gate(), call(1, late));
        assertThat(ask(gate(), call(1, soon, late)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.quota()).isEqualTo(late);
                            assertThat(refused.retryAfter())
                                    .isBetween(Duration.ofHours(11), Duration.ofHours(12));
                        });
    }

    @Test
    void tellsOfEachDecisionOnce() {
        Quota quota = requests(1);
        Quota shadow = shadow(requests(1));
        Demand demand = call(1, quota, shadow);
        grant(gate(), demand);
        assertThat(granted(gate(), demand)).isFalse();
        assertThat(grantedOf).containsExactly(demand);
        assertThat(refusedBy).containsExactly(quota);
        assertThat(wouldRefuse).isEmpty();
        grant(gate(), call(1, shadow));
        assertThat(wouldRefuse).containsExactly(shadow);
    }

    @Test
    void saysHowTheQuotasStand() {
        Quota quota = tokens(100);
        Standing standing = ask(gate(), call(25, quota)).standings().getFirst();
        assertThat(standing.quota()).isEqualTo(quota);
        assertThat(standing.remaining()).isEqualTo(75);
        assertThat(standing.reset()).isBetween(Duration.ofMinutes(359), Duration.ofHours(6));
        assertThat(ask(gate(), stream(streams(4))).standings().getFirst().remaining()).isEqualTo(3);
    }
}
