package io.tollgate.app.metering;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gateway's own series from growing without bound: labels are of what is declared, and
 * many teams times many models are many all the same. What is beyond is not measured, and counted.
 */
final class SeriesCap implements MeterFilter {

    private static final Logger log = LoggerFactory.getLogger(SeriesCap.class);

    private final int most;
    private final Set<Meter.Id> known = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();

    SeriesCap(int most) {
        this.most = most;
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String name = id.getName();
        boolean ours = name.startsWith("gen_ai.") || name.startsWith("tollgate.");
        if (!ours || known.contains(id)) {
            return MeterFilterReply.NEUTRAL;
        }
        if (known.size() < most) {
            known.add(id);
            return MeterFilterReply.NEUTRAL;
        }
        if (refused.getAndIncrement() == 0) {
            log.warn("There are {} meters; further ones are not measured, {} first.", most, name);
        }
        return MeterFilterReply.DENY;
    }

    /** How many meters were wanted and are not there. */
    long refused() {
        return refused.get();
    }
}
