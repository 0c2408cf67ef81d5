package io.tollgate.app.reload;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.event.RefreshRoutesEvent;
import org.springframework.cloud.gateway.event.RefreshRoutesResultEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Has Spring Cloud Gateway build its routes anew, and waits until they are in force. It hears of
 * that as the last, when whoever routes by them has heard as well.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RouteRebuild implements ApplicationListener<RefreshRoutesResultEvent> {

    private static final long SECONDS = 30;

    private final ApplicationEventPublisher publisher;
    private volatile CompletableFuture<Void> result = CompletableFuture.completedFuture(null);

    RouteRebuild(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Starts and waits. One call at a time. */
    void run() throws RoutesNotBuilt {
        CompletableFuture<Void> awaited = new CompletableFuture<>();
        result = awaited;
        try {
            start();
            awaited.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new RoutesNotBuilt(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException | RuntimeException e) {
            throw new RoutesNotBuilt(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoutesNotBuilt(e);
        }
    }

    void start() {
        publisher.publishEvent(new RefreshRoutesEvent(this));
    }

    @Override
    public void onApplicationEvent(RefreshRoutesResultEvent event) {
        Throwable failure = event.getThrowable();
        if (failure == null) {
            result.complete(null);
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** The old routes are still there. */
    static final class RoutesNotBuilt extends Exception {

        RoutesNotBuilt(Throwable cause) {
            super("the routes cannot be built: " + reason(cause), cause);
        }

        /**
         * Only what is known to be a sentence about names is repeated, for the rest may hold
         * values.
         */
        private static String reason(Throwable cause) {
            return cause instanceof IllegalArgumentException && cause.getMessage() != null
                    ? cause.getMessage()
                    : cause.getClass().getSimpleName();
        }
    }
}
