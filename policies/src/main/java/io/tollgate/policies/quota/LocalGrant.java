package io.tollgate.policies.quota;

import io.tollgate.policies.quota.LocalQuotaGate.Asked;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a call took of this process' counters; ended once, whoever ends it first. */
final class LocalGrant implements Grant {

    private final List<Asked> taken;
    private final AtomicBoolean over = new AtomicBoolean();

    LocalGrant(List<Asked> taken) {
        this.taken = List.copyOf(taken);
    }

    @Override
    public void settle(long tokens) {
        if (over.compareAndSet(false, true)) {
            taken.forEach(each -> each.settle(tokens));
        }
    }

    @Override
    public void cancel() {
        if (over.compareAndSet(false, true)) {
            taken.forEach(Asked::giveBack);
        }
    }
}
