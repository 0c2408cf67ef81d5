package io.tollgate.app.policies;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.StoreSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How the node's part in policies fares; each night, whether the ledger adds up. */
@Component
class PolicyMetrics implements MeterBinder, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PolicyMetrics.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 17);

    private final Policing policing;
    private final StoreSettings settings;
    private final Thread nightly = Thread.ofVirtual().name("tollgate-verify").unstarted(this::run);
    private volatile double findings = Double.NaN;
    private volatile @Nullable Instant verified;

    PolicyMetrics(Policing policing, Settings settings) {
        this.policing = policing;
        this.settings = settings.store();
        nightly.start();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registry.gauge("tollgate.policy.age", policing, p -> p.feed().age().toMillis() / 1e3);
        registry.gauge("tollgate.nodes", policing, p -> p.nodes().live());
        registry.gauge("tollgate.ledger.spool", policing, p -> p.ledger().state().records());
        registry.gauge(
                "tollgate.ledger.trouble", policing, p -> p.ledger().state().healthy() ? 0 : 1);
        registry.gauge(
                "tollgate.ledger.away",
                policing,
                p -> p.ledger().state().storeProblem() == null ? 0 : 1);
        registry.gauge(
                "tollgate.ledger.quarantined", policing, p -> p.ledger().state().quarantined());
        registry.gauge("tollgate.ledger.spool.age", policing, PolicyMetrics::spoolAge);
        registry.gauge("tollgate.ledger.spool.bytes", policing, p -> p.ledger().state().bytes());
        Gauge.builder("tollgate.ledger.findings", () -> findings)
                .description("What last night's verification found; must be 0")
                .register(registry);
        Gauge.builder("tollgate.ledger.verified.age", this::verifiedAge)
                .description("Seconds since this node last verified the ledger")
                .register(registry);
        bindLimits(registry);
    }

    /** What the ages and sizes above may come to. */
    private void bindLimits(MeterRegistry registry) {
        Gauge.builder("tollgate.policy.age.limit", () -> settings.maxStaleness().toMillis() / 1e3)
                .description("Seconds after which keys are no longer served by what was known")
                .register(registry);
        Gauge.builder("tollgate.ledger.spool.limit", () -> settings.spool().size())
                .description("Bytes of the spool at which calls are refused")
                .register(registry);
    }

    private double verifiedAge() {
        Instant last = verified;
        return last == null
                ? Double.NaN
                : Duration.between(last, policing.clock().instant()).toMillis() / 1e3;
    }

    /** Seconds since the oldest record was noted that the store does not know yet. */
    private static double spoolAge(Policing policing) {
        Instant oldest = policing.ledger().state().oldest();
        return oldest == null
                ? 0
                : Duration.between(oldest, policing.clock().instant()).toMillis() / 1e3;
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(untilNight());
                verify();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn("The ledger could not be verified: {}", e.toString());
            }
        }
    }

    private static Duration untilNight() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        ZonedDateTime next = now.with(NIGHT);
        return Duration.between(now, next.isAfter(now) ? next : next.plusDays(1));
    }

    private void verify() {
        var report = policing.verification().run();
        findings = report.differences();
        verified = policing.clock().instant();
        if (report.holds()) {
            log.info("The ledger's {} attempts add up to ${}.", report.rows(), report.cost());
        } else {
            log.error("The ledger does not add up: {}", report.findings());
        }
    }

    @Override
    public void close() {
        nightly.interrupt();
    }
}
