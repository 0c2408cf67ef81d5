package io.tollgate.app.policies;

import io.tollgate.policies.budget.AlertSink;
import io.tollgate.policies.budget.Escrow;
import io.tollgate.policies.budget.LeaseBank.BankUnavailable;
import io.tollgate.policies.store.budget.Alerts;
import io.tollgate.policies.store.price.Prices;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What has to be looked after now and then: leases that others need, prices, alerts that are due.
 */
final class Ticks {

    private static final Logger log = LoggerFactory.getLogger(Ticks.class);
    private static final Duration PACE = Duration.ofMillis(500);

    private final Escrow escrow;
    private final Prices prices;
    private final Alerts alerts;
    private final AlertSink sink;
    private final InstantSource clock;
    private final Thread leasing =
            Thread.ofVirtual().name("tollgate-leases").unstarted(this::lease);
    private final Thread telling = Thread.ofVirtual().name("tollgate-alerts").unstarted(this::tell);
    private volatile boolean closed;

    Ticks(Escrow escrow, Prices prices, Alerts alerts, AlertSink sink, InstantSource clock) {
        this.escrow = escrow;
        this.prices = prices;
        this.alerts = alerts;
        this.sink = sink;
        this.clock = clock;
    }

    void start() {
        leasing.start();
        telling.start();
    }

    private void lease() {
        repeat(
                () -> {
                    escrow.tick();
                    prices.catchUp();
                });
    }

    private void tell() {
        repeat(() -> alerts.tell(sink, clock.instant()));
    }

    /** A store that is away is somebody else's news. */
    private void repeat(Runnable work) {
        while (!closed) {
            try {
                Thread.sleep(PACE);
                work.run();
            } catch (BankUnavailable | DataAccessException | TransactionException e) {
                log.debug("The store is away", e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("Something that is done now and then failed", e);
            }
        }
    }

    void close() {
        closed = true;
        leasing.interrupt();
        telling.interrupt();
    }
}
