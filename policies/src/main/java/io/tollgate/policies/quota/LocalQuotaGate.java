package io.tollgate.policies.quota;

import io.github.bucket4j.TimeMeter;
import io.tollgate.policies.quota.Counter.Answer;
import io.tollgate.policies.quota.Decision.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongUnaryOperator;

/**
 * Counts in this process alone: what one node has, and what a node of a cluster falls back to. It
 * decides at once and knows no wall clock.
 */
public final class LocalQuotaGate implements QuotaGate {

    private final QuotaEvents events;
    private final LongUnaryOperator share;
    private final Counters counters;

    /** For one node by itself. */
    public LocalQuotaGate(QuotaEvents events) {
        this(events, LongUnaryOperator.identity(), TimeMeter.SYSTEM_NANOTIME);
    }

    /**
     * With a share of the limits only.
     *
     * @param share of a limit, this node's; may change as nodes come and go
     * @param clock nanoseconds that never go back
     */
    public LocalQuotaGate(QuotaEvents events, LongUnaryOperator share, TimeMeter clock) {
        this.events = events;
        this.share = share;
        this.counters = new Counters(clock);
    }

    @Override
    public CompletionStage<Decision> admit(Demand demand) {
        return CompletableFuture.completedStage(decide(demand));
    }

    private Decision decide(Demand demand) {
        List<Asked> asked = demand.counting().stream().map(quota -> ask(demand, quota)).toList();
        List<Asked> taken = new ArrayList<>(asked.size());
        List<Quota> shadowed = new ArrayList<>(0);
        for (Asked each : asked) {
            Answer answer = each.counter.take(each.amount);
            if (answer.granted()) {
                taken.add(each);
            } else if (each.quota.shadow()) {
                shadowed.add(each.quota);
            } else {
                taken.forEach(Asked::giveBack);
                return refuse(asked, each, answer.after());
            }
        }
        shadowed.forEach(events::shadow);
        events.granted(demand);
        return new Decision.Granted(new LocalGrant(taken), standings(asked));
    }

    private Asked ask(Demand demand, Quota quota) {
        long limit = share.applyAsLong(quota.limit());
        return new Asked(quota, counters.of(quota, limit), demand.amount(quota, limit));
    }

    private Decision refuse(List<Asked> asked, Asked first, Duration firstWait) {
        Quota longest = first.quota;
        Duration wait = firstWait;
        for (Asked each : asked) {
            Duration other = each.counter.look(each.amount).after();
            if (!each.quota.shadow() && other.compareTo(wait) > 0) {
                longest = each.quota;
                wait = other;
            }
        }
        events.refused(longest);
        return new Decision.Refused(longest, wait, standings(asked));
    }

    private static List<Standing> standings(List<Asked> asked) {
        return asked.stream().map(each -> each.counter.standing(each.quota)).toList();
    }

    /** A quota that is asked for so much. */
    record Asked(Quota quota, Counter counter, long amount) {

        void giveBack() {
            counter.correct(-amount);
        }

        /** It was asked for tokens by estimate: this is the fact. */
        void settle(long tokens) {
            switch (quota.unit()) {
                case REQUESTS -> {}
                case TOKENS -> counter.correct(tokens < 0 ? 0 : tokens - amount);
                case STREAMS -> giveBack();
            }
        }
    }
}
