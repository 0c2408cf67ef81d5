package io.tollgate.app.report.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.app.settings.DeliverySettings;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.store.delivery.Delivered;
import io.tollgate.policies.store.delivery.DeliveryLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due, and again what failed, later and later. Days that were missed since the
 * last delivery, as nobody ran, are made up for; a delivery that is new begins with the latest.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /** Longer than an attempt takes at most. */
    private static final Duration TAKEN = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int MADE_UP_FOR = 31;
    private static final int MOST_ATTEMPTS = 100;

    private final DeliveryLog book;
    private final Carrier carrier;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Deliveries(DeliveryLog book, Carrier carrier, InstantSource clock, MeterRegistry meters) {
        this.book = book;
        this.carrier = carrier;
        this.clock = clock;
        this.meters = meters;
    }

    /** Delivers what is due of one. */
    void tick(DeliverySettings settings) throws InterruptedException {
        for (ReportPeriod period : open(settings)) {
            attempt(settings, period);
        }
    }

    private List<ReportPeriod> open(DeliverySettings settings) {
        Calendar calendar = new Calendar(settings);
        Instant now = clock.instant();
        List<Delivered> known = book.latest(settings.name(), MADE_UP_FOR);
        if (known.isEmpty()) {
            return List.of(calendar.latest(now));
        }
        List<ReportPeriod> open = new ArrayList<>();
        known.reversed().stream()
                .filter(one -> one.at() == null && one.attempts() < MOST_ATTEMPTS)
                .map(one -> new ReportPeriod(one.first(), one.end(), settings.zone()))
                .forEach(open::add);
        open.addAll(calendar.dueSince(known.getFirst().end(), now, MADE_UP_FOR));
        return open;
    }

    /** Delivers a report now, whether it was before or not. */
    void again(DeliverySettings settings, ReportPeriod period) throws InterruptedException {
        book.again(settings.name(), period.from(), period.to());
        attempt(settings, period);
    }

    private void attempt(DeliverySettings settings, ReportPeriod period)
            throws InterruptedException {
        String name = settings.name();
        OptionalInt attempt = book.take(name, period.from(), period.to(), clock.instant(), TAKEN);
        if (attempt.isEmpty()) {
            return;
        }
        try {
            carrier.bring(settings, period);
            book.delivered(name, period.from(), period.to(), clock.instant());
            count(name, "delivered");
        } catch (IOException | RuntimeException e) {
            Instant later = clock.instant().plus(pause(attempt.getAsInt()));
            String problem = problem(e);
            log.warn(
                    "The delivery {} of {} to {} failed, and is tried again at {}: {}",
                    name,
                    period.from(),
                    settings.to().words(),
                    later,
                    problem);
            count(name, "failed");
            book.failed(name, period.from(), period.to(), problem, later);
        }
    }

    private static String problem(Exception e) {
        String said = e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    }

    private void count(String name, String outcome) {
        Counter.builder("tollgate.deliveries")
                .description("Reports that were delivered, or could not be")
                .tag("delivery", name)
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
