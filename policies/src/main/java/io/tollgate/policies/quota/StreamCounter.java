package io.tollgate.policies.quota;

import java.time.Duration;
import java.util.concurrent.ConcurrentMap;

/**
 * Places for streams. A quota without open streams has no entry, so there is nothing to clean up.
 *
 * @param open the open streams of all quotas, by the quotas' names
 */
record StreamCounter(ConcurrentMap<String, Long> open, String id, long limit) implements Counter {

    /** Nobody knows when a stream ends; soon enough not to sleep, late enough not to flood. */
    private static final Answer FULL = new Answer(false, Duration.ofSeconds(1));

    @Override
    public Answer take(long amount) {
        boolean[] taken = new boolean[1];
        open.compute(
                id,
                (_, count) -> {
                    long now = count == null ? 0 : count;
                    taken[0] = now < limit;
                    return taken[0] ? Long.valueOf(now + 1) : count;
                });
        return taken[0] ? Answer.YES : FULL;
    }

    @Override
    public Answer look(long amount) {
        return now() < limit ? Answer.YES : FULL;
    }

    @Override
    public void correct(long difference) {
        open.computeIfPresent(id, (_, count) -> count + difference > 0 ? count + difference : null);
    }

    @Override
    public Decision.Standing standing(Quota quota) {
        return new Decision.Standing(quota, Math.max(0, limit - now()), Duration.ZERO);
    }

    private long now() {
        return open.getOrDefault(id, 0L);
    }
}
