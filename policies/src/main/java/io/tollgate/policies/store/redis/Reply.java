package io.tollgate.policies.store.redis;

import io.tollgate.policies.quota.Decision;
import io.tollgate.policies.quota.Decision.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the script said to a demand.
 *
 * @param numbers whether it is granted; then for each quota whether it fits, and what is taken
 */
record Reply(List<Asked> asked, List<Long> numbers) {

    boolean granted() {
        return numbers.getFirst() == 1;
    }

    /** Those of which something was taken. */
    List<Asked> taken() {
        return granted() ? those(this::fits) : List.of();
    }

    /** Those that would have refused, if they were not in shadow. */
    List<Asked> shadowed() {
        return granted() ? those(at -> !fits(at)) : List.of();
    }

    List<Standing> standings() {
        List<Standing> standings = new ArrayList<>(asked.size());
        for (int at = 0; at < asked.size(); at++) {
            standings.add(asked.get(at).standing(taken(at)));
        }
        return standings;
    }

    /** By the quota that is waited for longest. */
    Decision.Refused refusal() {
        Asked longest = asked.getFirst();
        Duration wait = Duration.ofNanos(-1);
        for (int at = 0; at < asked.size(); at++) {
            Asked each = asked.get(at);
            Duration after = each.waits(taken(at));
            if (!each.quota().shadow() && !fits(at) && after.compareTo(wait) > 0) {
                longest = each;
                wait = after;
            }
        }
        return new Decision.Refused(longest.quota(), wait, standings());
    }

    private List<Asked> those(IntPredicate at) {
        List<Asked> those = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            if (at.test(i)) {
                those.add(asked.get(i));
            }
        }
        return those;
    }

    private boolean fits(int at) {
        return numbers.get(1 + 2 * at) == 1;
    }

    private long taken(int at) {
        return numbers.get(2 + 2 * at);
    }
}
