package io.tollgate.filters.upstream.health;

import io.tollgate.filters.upstream.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key for a call: keys that do not rest take turns.
 *
 * @param key null where the provider wants none
 * @param restsNanos zero if it may be used now; else all rest, and this is the shortest of it
 */
record KeyChoice(@Nullable Secret key, long restsNanos) {

    static KeyChoice among(List<Secret> keys, TargetHealth target, boolean lastResort) {
        long now = System.nanoTime();
        if (keys.size() <= 1) {
            Secret only = keys.isEmpty() ? null : keys.getFirst();
            return new KeyChoice(only, target.restNanos(only, lastResort, now));
        }
        int turn = target.nextTurn();
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < keys.size(); i++) {
            Secret key = keys.get((turn + i) % keys.size());
            long rest = target.restNanos(key, lastResort, now);
            if (rest == 0) {
                return new KeyChoice(key, 0);
            }
            shortest = Math.min(shortest, rest);
        }
        return new KeyChoice(null, shortest);
    }
}
