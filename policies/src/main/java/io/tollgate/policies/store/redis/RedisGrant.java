package io.tollgate.policies.store.redis;

import io.tollgate.policies.quota.Grant;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.store.redis.Counts.Correction;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a call took of the counts in Redis; ended once, whoever ends it first. If Redis is away
 * then, the estimate stands and comes back in time by itself, and the stream's place expires.
 */
final class RedisGrant implements Grant {

    private final RedisQuotaGate gate;
    private final String call;
    private final List<Asked> taken;
    private final AtomicBoolean over = new AtomicBoolean();

    RedisGrant(RedisQuotaGate gate, String call, List<Asked> taken) {
        this.gate = gate;
        this.call = call;
        this.taken = taken;
    }

    @Override
    public void settle(long tokens) {
        end(
                taken.stream()
                        .filter(each -> each.quota().unit() != Unit.REQUESTS)
                        .map(each -> new Correction(each, fact(each, tokens)))
                        .filter(each -> each.of().stream() || each.more() != 0)
                        .toList());
    }

    private static long fact(Asked asked, long tokens) {
        return asked.stream() || tokens < 0 ? 0 : asked.correction(tokens);
    }

    @Override
    public void cancel() {
        end(taken.stream().map(each -> new Correction(each, -each.cost())).toList());
    }

    private void end(List<Correction> corrections) {
        if (over.compareAndSet(false, true)) {
            gate.ended(call, taken, corrections);
        }
    }
}
