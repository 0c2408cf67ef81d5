package io.tollgate.filters.upstream.health;

import io.tollgate.filters.upstream.Secret;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which of a provider's keys rest, and until when. */
final class Rests {

    /** Stands for the absence of a key. */
    private static final Object NONE = new Object();

    private final ConcurrentHashMap<Object, Rest> byKey = new ConcurrentHashMap<>();

    void add(@Nullable Secret key, Rest rest) {
        byKey.merge(
                slot(key),
                rest,
                (old, next) -> next.untilNanos() - old.untilNanos() > 0 ? next : old);
    }

    /** The key's rest, null if it has none. */
    @Nullable Rest of(@Nullable Secret key, long nowNanos) {
        if (byKey.isEmpty()) {
            return null;
        }
        Rest rest = byKey.get(slot(key));
        if (rest != null && rest.isOver(nowNanos)) {
            byKey.remove(slot(key), rest);
            return null;
        }
        return rest;
    }

    void end(@Nullable Secret key) {
        if (!byKey.isEmpty()) {
            byKey.remove(slot(key));
        }
    }

    private static Object slot(@Nullable Secret key) {
        return key == null ? NONE : key;
    }
}
