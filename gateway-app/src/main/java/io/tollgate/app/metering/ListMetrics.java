package io.tollgate.app.metering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tollgate.app.discovery.ProviderLists;
import io.tollgate.app.discovery.ProviderLists.Known;
import io.tollgate.app.path.Served;
import io.tollgate.app.path.Serving;
import io.tollgate.filters.upstream.Provider;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How many models providers list that are asked for them, and how old that is. */
@Component
class ListMetrics implements MeterBinder {

    private final Serving serving;
    private final ProviderLists lists;

    ListMetrics(Serving serving, ProviderLists lists) {
        this.serving = serving;
        this.lists = lists;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge ages =
                MultiGauge.builder("tollgate.list.age")
                        .description("Seconds since a provider last listed its models")
                        .register(registry);
        MultiGauge models =
                MultiGauge.builder("tollgate.list.models")
                        .description("Models that are served since their provider lists them")
                        .register(registry);
        Runnable update =
                () -> {
                    Served served = serving.current();
                    ages.register(rows(served, (_, provider) -> _ -> age(provider)), true);
                    models.register(rows(served, ListMetrics::count), true);
                };
        update.run();
        serving.onReplace(_ -> update.run());
    }

    private double age(Provider provider) {
        Known known = lists.of(provider);
        return known == null ? Double.NaN : known.age(Instant.now());
    }

    private static ToDoubleFunction<Provider> count(Served served, Provider provider) {
        var share = served.found().shares().get(provider.name());
        return _ -> share == null ? 0 : share.served();
    }

    private static List<Row<?>> rows(
            Served served, BiFunction<Served, Provider, ToDoubleFunction<Provider>> value) {
        return served.discover().providers().keySet().stream()
                .map(served.upstreams().providers()::get)
                .filter(provider -> provider != null)
                .<Row<?>>map(
                        provider ->
                                Row.of(
                                        Tags.of("gen_ai.provider.name", provider.name()),
                                        provider,
                                        value.apply(served, provider)))
                .toList();
    }
}
