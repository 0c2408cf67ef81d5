package io.tollgate.policies.quota;

import io.tollgate.policies.quota.Quota.Unit;
import java.util.List;

/**
 * One request's wish: each of the quotas is asked for a request, for the tokens, and for a stream
 * if it is one; all grant it, or none is touched.
 *
 * @param tenant whose caller it is; what one tenant's quotas count is kept together
 * @param quotas those that hold for this caller and this model
 * @param tokens an estimate of prompt and answer, corrected when the call is over
 */
public record Demand(String tenant, List<Quota> quotas, long tokens, boolean stream) {

    public Demand {
        quotas = List.copyOf(quotas);
    }

    /** The quotas that count this call: places of streams are nothing to what does not stream. */
    public List<Quota> counting() {
        if (stream) {
            return quotas;
        }
        return quotas.stream().filter(quota -> quota.unit() != Unit.STREAMS).toList();
    }

    /**
     * What a quota is asked for, at least 1. More tokens than it ever has at once would be refused
     * for ever, so they ask for all of it, and the rest is taken when the call is settled.
     *
     * @param limit the quota's own, or this node's share of it
     */
    public long amount(Quota quota, long limit) {
        if (quota.unit() != Unit.TOKENS) {
            return 1;
        }
        return Math.clamp(tokens, 1, Math.max(1, Rate.of(quota, limit).limit()));
    }
}
