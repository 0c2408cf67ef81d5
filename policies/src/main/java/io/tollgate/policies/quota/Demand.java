package io.tollgate.policies.quota;

import java.util.List;

/**
 * One request's wish: each of the quotas is asked for a request, for the tokens, and for a stream
 * if it is one; all grant it, or none is touched.
 *
 * @param quotas those that hold for this caller and this model
 * @param tokens an estimate of prompt and answer, corrected when the call is over
 */
public record Demand(List<Quota> quotas, long tokens, boolean stream) {

    public Demand {
        quotas = List.copyOf(quotas);
    }
}
