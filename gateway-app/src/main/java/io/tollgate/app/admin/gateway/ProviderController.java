package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.gateway.ProviderView.TargetView;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.discovery.ProviderLists;
import io.tollgate.app.path.Served;
import io.tollgate.app.path.Serving;
import io.tollgate.app.reload.ListWatch;
import io.tollgate.app.settings.Discover;
import io.tollgate.filters.gateway.AddressRefused;
import io.tollgate.filters.gateway.ProviderProbe;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.health.Health;
import io.tollgate.filters.upstream.health.StartTimes;
import io.tollgate.filters.upstream.health.TargetHealth;
import io.tollgate.policies.admin.Permission;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Providers, as this node has them. */
@RestController
@RequestMapping("/admin/v1/providers")
class ProviderController {

    private static final double NANOS = 1e9;

    private final Serving serving;
    private final Health health;
    private final ProviderProbe probe;
    private final ProviderLists lists;
    private final ListWatch watch;

    ProviderController(
            Serving serving,
            Health health,
            ProviderProbe probe,
            ProviderLists lists,
            ListWatch watch) {
        this.lists = lists;
        this.watch = watch;
        this.serving = serving;
        this.health = health;
        this.probe = probe;
    }

    @GetMapping
    @Requires(value = Permission.PROVIDERS_READ, everywhere = true)
    Paged<ProviderView> providers() {
        return Paged.whole(
                new TreeMap<>(serving.upstreams().providers())
                        .values().stream().map(this::view).toList());
    }

    private ProviderView view(Provider provider) {
        String prefix = provider.name() + "/";
        List<TargetView> targets =
                health.all().stream()
                        .filter(target -> target.name().startsWith(prefix))
                        .map(ProviderController::view)
                        .toList();
        return ProviderView.of(
                provider, health.of(provider.name()).isDown(), list(provider), targets);
    }

    private @Nullable ListView list(Provider provider) {
        Served served = serving.current();
        Discover discover = served.discover().providers().get(provider.name());
        return discover == null
                ? null
                : ListView.of(
                        discover, lists.of(provider), served.found().shares().get(provider.name()));
    }

    /** Asks a provider for its list now, at this node, and serves what is new in it. */
    @PostMapping("/{name}/list")
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    ProviderView list(@PathVariable String name) {
        if (!watch.askNow(name)) {
            throw Problem.missing("provider whose list is served", name);
        }
        Provider provider = serving.upstreams().providers().get(name);
        if (provider == null) {
            throw Problem.missing("provider", name);
        }
        return view(provider);
    }

    private static TargetView view(TargetHealth target) {
        return new TargetView(
                target.name(),
                Wanted.word(target.breakerState()),
                target.outstanding(),
                seconds(target.streams()),
                seconds(target.wholes()));
    }

    private static @Nullable Double seconds(StartTimes times) {
        double average = times.average();
        return average == 0 ? null : average / NANOS;
    }

    /**
     * What a probe found.
     *
     * @param status of its answer, null if none came
     * @param detail in words
     */
    record Probed(boolean ok, @Nullable Integer status, long tookMillis, String detail) {}

    /** Sends one real request that costs nothing: for the list of its models. */
    @PostMapping("/{name}/test")
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    Mono<Probed> test(@PathVariable String name) {
        Provider provider = serving.upstreams().providers().get(name);
        if (provider == null) {
            throw Problem.missing("provider", name);
        }
        long start = System.nanoTime();
        return probe.ask(provider)
                .map(answer -> probed(answer, start))
                .onErrorResume(thrown -> Mono.just(failed(thrown, start)));
    }

    private static Probed probed(ProviderProbe.Answer answer, long start) {
        String error = answer.error();
        return new Probed(
                answer.isGood(),
                answer.status(),
                tookMillis(start),
                error == null ? "It answered with the list of its models." : error);
    }

    private static Probed failed(Throwable thrown, long start) {
        String detail =
                thrown instanceof TimeoutException
                        ? "It did not answer in time."
                        : thrown instanceof AddressRefused
                                ? "It cannot be reached: " + thrown.getMessage() + "."
                                : "It cannot be reached: "
                                        + thrown.getClass().getSimpleName()
                                        + ".";
        return new Probed(false, null, tookMillis(start), detail);
    }

    private static long tookMillis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
