package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.AttemptId;
import java.util.HashMap;
import java.util.Map;

/**
 * Room that is kept free so that what was reserved can be settled, however full the spool is. Held
 * under the spool's lock.
 */
final class Promises {

    /** A settlement says more than its reservation: usage, source, end. */
    private static final int MORE = 512;

    private final Map<AttemptId, Integer> open = new HashMap<>();
    private long bytes;

    static int room(Frame reservation) {
        return reservation.size() + MORE;
    }

    void make(AttemptId id, int room) {
        Integer before = open.put(id, room);
        bytes += room - (before == null ? 0 : before);
    }

    void redeem(AttemptId id) {
        Integer room = open.remove(id);
        bytes -= room == null ? 0 : room;
    }

    long bytes() {
        return bytes;
    }
}
