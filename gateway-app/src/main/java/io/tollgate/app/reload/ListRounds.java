package io.tollgate.app.reload;

import io.tollgate.app.discovery.ProviderLists;
import io.tollgate.app.discovery.ProviderLists.Known;
import io.tollgate.app.path.Served;
import io.tollgate.app.settings.Discover;
import io.tollgate.filters.gateway.ModelLists;
import io.tollgate.filters.upstream.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whose turn it is to be asked for its models, and what came of it. Nothing here waits. */
@Component
class ListRounds {

    private static final Logger log = LoggerFactory.getLogger(ListRounds.class);

    /** One that failed is asked again soon. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final ProviderLists lists;
    private final ModelLists asked;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final AtomicBoolean changed = new AtomicBoolean();

    /**
     * When a provider is asked next.
     *
     * @param provider as it was declared then: one that is declared otherwise is asked at once
     * @param dueNanos by {@link System#nanoTime}; null while its answer is waited for
     */
    private record Turn(Provider provider, @Nullable Long dueNanos) {

        boolean isOver() {
            return dueNanos != null && System.nanoTime() - dueNanos >= 0;
        }
    }

    ListRounds(ProviderLists lists, ModelLists asked) {
        this.lists = lists;
        this.asked = asked;
    }

    /** Asks those whose turn it is, and forgets those that are not asked any more. */
    List<CompletableFuture<@Nullable Void>> askThoseDue(Served served) {
        Map<String, Discover> wanted = served.discover().providers();
        lists.keepOnly(wanted.keySet());
        turns.keySet().retainAll(wanted.keySet());
        return wanted.entrySet().stream()
                .map(
                        one -> {
                            Provider provider = served.upstreams().providers().get(one.getKey());
                            return provider == null || !isDue(provider)
                                    ? null
                                    : ask(provider, one.getValue());
                        })
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean isDue(Provider provider) {
        Turn turn = turns.get(provider.name());
        return turn == null || !turn.provider().equals(provider) || turn.isOver();
    }

    /** Completes when it has answered, or was given up. */
    CompletableFuture<@Nullable Void> ask(Provider provider, Discover discover) {
        turns.put(provider.name(), new Turn(provider, null));
        return asked.of(provider)
                .toFuture()
                .handle(
                        (names, thrown) -> {
                            try {
                                heard(provider, names, thrown);
                            } finally {
                                next(provider, discover, thrown == null);
                            }
                            return null;
                        });
    }

    /** Whether lists have changed since this was last asked. */
    boolean takeChanged() {
        return changed.getAndSet(false);
    }

    private void heard(
            Provider provider, @Nullable List<String> names, @Nullable Throwable thrown) {
        Known before = lists.of(provider);
        if (names == null) {
            String message = thrown == null ? null : thrown.getMessage();
            lists.failed(provider, message == null ? "It gave no list." : message);
        } else if (lists.listed(provider, names)) {
            changed.set(true);
        }
        told(provider, before, lists.of(provider));
    }

    /** Nodes that were started together do not ask together for ever. */
    private void next(Provider provider, Discover discover, boolean good) {
        Duration every = good || discover.every().compareTo(AGAIN) < 0 ? discover.every() : AGAIN;
        long nanos = (long) (every.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
        turns.computeIfPresent(
                provider.name(),
                (_, turn) ->
                        turn.provider().equals(provider)
                                ? new Turn(provider, System.nanoTime() + nanos)
                                : turn);
    }

    /** Each trouble is said once, and its end as well. */
    private static void told(Provider provider, @Nullable Known before, @Nullable Known now) {
        if (now == null) {
            return;
        }
        String problem = now.problem();
        String old = before == null ? null : before.problem();
        if (problem != null && !problem.equals(old)) {
            log.warn(
                    "The provider '{}' does not list its models: {} {}",
                    provider.name(),
                    problem,
                    now.names().isEmpty() ? "None are served." : "Its last list is served on.");
        } else if (problem == null && (old != null || before == null)) {
            log.info(
                    "The provider '{}' lists its models: {}.", provider.name(), now.names().size());
        }
    }
}
