package io.tollgate.app.reload;

import io.tollgate.app.path.Served;
import io.tollgate.app.path.Serving;
import io.tollgate.app.reload.RouteRebuild.RoutesNotBuilt;
import io.tollgate.app.settings.Discover;
import io.tollgate.filters.upstream.Provider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks providers for their models, now and then and never while a call waits for it, and serves
 * what is new among them. The first time it waits for them a moment before the gateway listens, so
 * that a list that clients are told is whole as a rule. Each node asks for itself.
 */
@Component
public class ListWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListWatch.class);

    private static final long LOOK_MILLIS = 250;
    private static final Duration FIRST = Duration.ofSeconds(3);

    private final Serving serving;
    private final Reload reload;
    private final ListRounds rounds;
    private volatile @Nullable Thread thread;

    ListWatch(Serving serving, Reload reload, ListRounds rounds) {
        this.serving = serving;
        this.reload = reload;
        this.rounds = rounds;
    }

    @Override
    public void start() {
        askAtFirst();
        thread = Thread.ofVirtual().name("tollgate-model-lists").start(this::watch);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Just before the gateway listens. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    /**
     * Asks a provider now, and serves what it says. Blocks.
     *
     * @return false if there is none of that name whose list is served
     */
    public boolean askNow(String provider) {
        Served served = serving.current();
        Discover discover = served.discover().providers().get(provider);
        Provider found = served.upstreams().providers().get(provider);
        if (discover == null || found == null) {
            return false;
        }
        rounds.ask(found, discover).join();
        serve();
        return true;
    }

    private void askAtFirst() {
        try {
            CompletableFuture.allOf(
                            rounds.askThoseDue(serving.current()).toArray(CompletableFuture[]::new))
                    .get(FIRST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Not every provider has listed its models yet: the gateway goes on.");
        }
        serve();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException _) {
            // The gateway stops.
        }
    }

    /** A look that fails for whatever reason must not be the last one. */
    private void look() {
        try {
            rounds.askThoseDue(serving.current());
            serve();
        } catch (RuntimeException e) {
            log.error("Providers were not asked for their models.", e);
        }
    }

    private void serve() {
        if (!rounds.takeChanged()) {
            return;
        }
        try {
            reload.relist();
        } catch (RoutesNotBuilt e) {
            log.error("What providers list is not served: {}", e.getMessage());
        }
    }
}
