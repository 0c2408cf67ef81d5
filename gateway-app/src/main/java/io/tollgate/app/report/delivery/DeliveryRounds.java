package io.tollgate.app.report.delivery;

import io.tollgate.app.settings.DeliverySettings;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Looks every now and then whether something is due. */
final class DeliveryRounds {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRounds.class);
    private static final Duration PACE = Duration.ofSeconds(20);

    private final Deliveries deliveries;
    private final List<DeliverySettings> settings;
    private final Thread thread =
            Thread.ofVirtual().name("tollgate-deliveries").unstarted(this::run);
    private volatile boolean closed;

    DeliveryRounds(Deliveries deliveries, List<DeliverySettings> settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    void start() {
        if (!settings.isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        while (!closed) {
            try {
                for (DeliverySettings each : settings) {
                    tick(each);
                }
                Thread.sleep(PACE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** One that fails does not keep the others from theirs. */
    private void tick(DeliverySettings each) throws InterruptedException {
        try {
            deliveries.tick(each);
        } catch (DataAccessException | TransactionException e) {
            log.debug("The store is away", e);
        } catch (RuntimeException e) {
            log.error("The delivery {} failed", each.name(), e);
        }
    }

    /** Waits for a delivery that is under way to be given up. */
    public void close() throws InterruptedException {
        closed = true;
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }
}
