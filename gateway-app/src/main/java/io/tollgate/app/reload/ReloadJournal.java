package io.tollgate.app.reload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.app.reload.Outcome.Refused;
import io.tollgate.app.reload.Outcome.Taken;
import io.tollgate.filters.gateway.ProviderHttpClients;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs and counts reloads. */
@Component
class ReloadJournal {

    private static final Logger log = LoggerFactory.getLogger(Reload.class);

    private static final int LONGEST = 1000;

    private final Counter taken;
    private final Counter refused;
    private volatile long generation = 1;

    ReloadJournal(MeterRegistry registry, ProviderHttpClients clients) {
        taken = registry.counter("tollgate.reloads", "result", "taken");
        refused = registry.counter("tollgate.reloads", "result", "refused");
        registry.gauge("tollgate.config.generation", this, journal -> journal.generation);
        registry.gauge("tollgate.provider.clients", clients, ProviderHttpClients::size);
    }

    void taken(Taken reload) {
        generation = reload.generation();
        taken.increment();
        log.info("Configuration {} is in force ({}).", reload.generation(), reload.changes());
    }

    void relisted(Changes changes) {
        log.info("Providers list other models than before ({}).", abbreviated(changes.toString()));
    }

    private static String abbreviated(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    void refused(Refused reload) {
        refused.increment();
        log.warn(
                "{} is not taken, configuration {} stays in force:{}",
                reload.file(),
                reload.generation(),
                String.join(
                        System.lineSeparator() + "  - ",
                        Stream.concat(Stream.of(""), reload.problems().stream()).toList()));
    }
}
