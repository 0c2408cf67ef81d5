package io.tollgate.app.drain;

import io.tollgate.app.settings.Settings;
import io.tollgate.filters.gateway.OpenCalls;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.stereotype.Component;

/**
 * What happens first when the gateway is told to stop: it takes no new calls, says so to whoever
 * balances the load, and lets the open ones go on for a while. Spring Boot's own graceful shutdown
 * cuts a stream off after thirty seconds, without a word in its dialect.
 */
@Component
class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    /**
     * Before everything else, the web server above all, which then has nothing left to wait for.
     */
    private static final int PHASE = Integer.MAX_VALUE;

    /** For the last events of those that are cut off to be written. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ApplicationContext context;
    private final OpenCalls calls;
    private final Duration patience;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(
            ApplicationContext context,
            OpenCalls calls,
            Settings settings,
            DefaultLifecycleProcessor lifecycle) {
        this.context = context;
        this.calls = calls;
        this.patience = settings.drain();
        lifecycle.setTimeoutForShutdownPhase(PHASE, patience.plusSeconds(10).toMillis());
    }

    /** Whether new calls are refused. */
    boolean draining() {
        return draining;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        drain();
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual()
                .name("tollgate-drain")
                .start(
                        () -> {
                            try {
                                stop();
                            } finally {
                                callback.run();
                            }
                        });
    }

    private void drain() {
        draining = true;
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        if (calls.count() > 0) {
            log.info("Stopping: {} calls are open and may go on for {}", calls.count(), patience);
        }
        if (!areOver(patience)) {
            log.warn("Stopping: {} calls took longer and are cut off", calls.count());
            calls.cutAll();
            areOver(LAST_WORDS);
        }
    }

    private boolean areOver(Duration within) {
        Instant until = Instant.now().plus(within);
        try {
            while (calls.count() > 0 && Instant.now().isBefore(until)) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return calls.count() == 0;
    }
}
