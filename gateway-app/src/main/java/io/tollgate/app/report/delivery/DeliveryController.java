package io.tollgate.app.report.delivery;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.DeliverySettings;
import io.tollgate.app.settings.Settings;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.store.audit.AuditTrail;
import io.tollgate.policies.store.delivery.Delivered;
import io.tollgate.policies.store.delivery.DeliveryLog;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is delivered by the calendar, and how that goes. */
@RestController
@RequestMapping("/admin/v1/reports/deliveries")
class DeliveryController {

    private static final int LATEST = 10;

    private final List<DeliverySettings> settings;
    private final Deliveries deliveries;
    private final DeliveryLog book;
    private final InstantSource clock;
    private final AuditTrail trail;

    DeliveryController(
            Settings settings, Deliveries deliveries, DeliveryLog book, Policing policing) {
        this.settings = settings.deliveries();
        this.deliveries = deliveries;
        this.book = book;
        this.clock = policing.clock();
        this.trail = new AuditTrail(policing.store(), policing.clock());
    }

    /**
     * A delivery.
     *
     * @param to where, without what might be a credential
     * @param next when something is due
     */
    record Delivery(
            String name, String report, String every, String to, String next, List<Past> latest) {}

    /**
     * What became of it for certain days.
     *
     * @param to the day after the last
     * @param again when it is tried again; null if it was delivered
     */
    record Past(
            String from,
            String to,
            int attempts,
            @Nullable String deliveredAt,
            @Nullable String problem,
            @Nullable String again) {

        static Past of(Delivered one) {
            Instant at = one.at();
            return new Past(
                    one.first().toString(),
                    one.end().toString(),
                    one.attempts(),
                    at == null ? null : at.toString(),
                    one.problem(),
                    at == null ? one.notBefore().toString() : null);
        }
    }

    record DeliveryPage(List<Delivery> items, @Nullable String next) {}

    @GetMapping
    @Requires(value = Permission.REPORTS_READ, everywhere = true)
    DeliveryPage all() {
        return new DeliveryPage(settings.stream().map(this::view).toList(), null);
    }

    /** Delivers the latest days that are due, or those around a day, now; also if they were. */
    @PostMapping("/{name}/send")
    @Requires(value = Permission.REPORTS_WRITE, everywhere = true)
    Delivery send(
            Administrator admin, @PathVariable String name, @RequestParam @Nullable LocalDate day)
            throws InterruptedException {
        DeliverySettings one = find(name);
        ReportPeriod period = period(one, day);
        deliveries.again(one, period);
        Delivery sent = view(one);
        trail.append(
                admin.actor(),
                new Deed("delivery.send", "delivery/" + name, one.tenant(), null, sent));
        return sent;
    }

    private DeliverySettings find(String name) {
        return settings.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND,
                                        "The settings have no delivery of this name."));
    }

    private ReportPeriod period(DeliverySettings one, @Nullable LocalDate day) {
        Calendar calendar = new Calendar(one);
        ReportPeriod latest = calendar.latest(clock.instant());
        if (day == null) {
            return latest;
        }
        if (!day.isBefore(latest.to())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "These days are not over yet, or not due.");
        }
        return calendar.around(day);
    }

    private Delivery view(DeliverySettings one) {
        return new Delivery(
                one.name(),
                one.report().name().toLowerCase(Locale.ROOT),
                one.every().name().toLowerCase(Locale.ROOT),
                one.to().words(),
                new Calendar(one).nextDue(clock.instant()).toString(),
                book.latest(one.name(), LATEST).stream().map(Past::of).toList());
    }
}
