package io.tollgate.policies.store.redis;

import io.tollgate.policies.quota.QuotaEvents;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Redis is worth asking: not after some failures in a row, until a probe succeeds. */
final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int FAILURES = 3;

    private final QuotaEvents events;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();

    Breaker(QuotaEvents events) {
        this.events = events;
    }

    boolean isOpen() {
        return open.get();
    }

    void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    void failed(Throwable error) {
        if (failures.incrementAndGet() >= FAILURES && open.compareAndSet(false, true)) {
            LOG.warn("Redis is lost, quotas are counted without it: {}", error.toString());
            events.degraded(true);
        }
    }

    /** A probe has succeeded. */
    void close() {
        failures.set(0);
        if (open.compareAndSet(true, false)) {
            LOG.info("Redis is back, quotas are counted there again");
            events.degraded(false);
        }
    }
}
