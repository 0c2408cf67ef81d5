package io.tollgate.app.policies;

import io.tollgate.app.settings.StoreSettings;
import io.tollgate.policies.quota.LocalQuotaGate;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import io.tollgate.policies.store.redis.OnRedisLoss;
import io.tollgate.policies.store.redis.RedisLink;
import io.tollgate.policies.store.redis.RedisQuotaGate;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The node's quotas: counted with the other nodes' in Redis, or by itself. Redis also carries the
 * news that a policy has changed; that nodes ask the store twice a second is what makes it sure.
 */
final class Quotas {

    private final QuotaGate gate;
    private final @Nullable RedisLink link;
    private final @Nullable RedisQuotaGate shared;

    private Quotas(QuotaGate gate, @Nullable RedisLink link, @Nullable RedisQuotaGate shared) {
        this.gate = gate;
        this.link = link;
        this.shared = shared;
    }

    /**
     * Opens them.
     *
     * @param redis null without one
     * @param nodes how many there are
     * @param policyChanged runs when a node says that a policy has changed
     * @throws io.tollgate.policies.store.redis.RedisUnavailable if it does not answer
     */
    static Quotas open(
            StoreSettings.@Nullable Redis redis,
            IntSupplier nodes,
            QuotaEvents events,
            Runnable policyChanged) {
        if (redis == null) {
            return new Quotas(new LocalQuotaGate(events), null, null);
        }
        RedisLink link = RedisLink.open(redis.url().reveal());
        link.onPolicyChanged(policyChanged);
        RedisQuotaGate gate =
                new RedisQuotaGate(
                        link,
                        RedisQuotaGate.Settings.of(OnRedisLoss.valueOf(redis.onLoss().name())),
                        nodes,
                        events);
        return new Quotas(gate, link, gate);
    }

    QuotaGate gate() {
        return gate;
    }

    /** Tells the other nodes that a policy has changed. */
    void policyChanged() {
        if (link != null) {
            link.policyChanged();
        }
    }

    void close() {
        if (shared != null) {
            shared.close();
        }
        if (link != null) {
            link.close();
        }
    }
}
