package io.tollgate.policies.store.price;

import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.PriceList;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.price.QuoteTimeline;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All prices as of one change. Never altered, but for what it remembers of questions: any number of
 * threads may ask, and none waits.
 */
final class PriceSnapshot {

    /** Clients choose models' names, so what is remembered has a bound. */
    static final int REMEMBERED = 8192;

    /** No model has such a name, and looking for it would take long. */
    static final int LONGEST_NAME = 500;

    private static final String ALL = "";

    private static final LifecycleCatalogue LIFECYCLES = LifecycleCatalogue.builtIn();

    private final Catalogue catalogue;
    private final PriceList published;
    private final DeclaredPrices declared;
    private final PriceList ofSettings;
    private final Map<String, SetPrice> rows;
    private final Map<String, PriceList> byTenant;
    private final long change;
    private final Map<Question, QuoteTimeline> remembered = new ConcurrentHashMap<>();
    private final Map<Question, Optional<Lifecycle>> lifecycles = new ConcurrentHashMap<>();

    private record Question(String tenant, String provider, String dialect, String model) {}

    private PriceSnapshot(
            Catalogue catalogue, DeclaredPrices declared, Map<String, SetPrice> rows, long change) {
        this.catalogue = catalogue;
        this.published = catalogue.list();
        this.declared = declared;
        this.ofSettings = declared.list();
        this.rows = Map.copyOf(rows);
        this.byTenant = byTenant(rows.values());
        this.change = change;
    }

    static PriceSnapshot of(Catalogue catalogue, DeclaredPrices declared) {
        return new PriceSnapshot(catalogue, declared, Map.of(), 0);
    }

    private static Map<String, PriceList> byTenant(Collection<SetPrice> rows) {
        Map<String, List<Price>> prices =
                rows.stream()
                        .filter(row -> !row.removed())
                        .collect(
                                Collectors.groupingBy(
                                        PriceSnapshot::tenant,
                                        Collectors.mapping(
                                                row -> row.overlay().price(row.changed()),
                                                Collectors.toList())));
        return prices.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, e -> new PriceList(e.getValue())));
    }

    private static String tenant(SetPrice row) {
        String tenant = row.overlay().tenant();
        return tenant == null ? ALL : tenant;
    }

    PriceSnapshot with(DeclaredPrices others) {
        return new PriceSnapshot(catalogue, others, rows, change);
    }

    /** The rows that were changed since; one that is known in a later state stays. */
    PriceSnapshot with(List<SetPrice> changed) {
        Map<String, SetPrice> merged = new HashMap<>(rows);
        long latest = change;
        for (SetPrice row : changed) {
            merged.merge(
                    row.id(), row, (one, other) -> one.changed() > other.changed() ? one : other);
            latest = Math.max(latest, row.changed());
        }
        return new PriceSnapshot(catalogue, declared, merged, latest);
    }

    /** All that a quote can be made of. */
    List<Price> prices() {
        return Stream.of(
                        byTenant.values().stream().flatMap(list -> list.all().stream()),
                        ofSettings.all().stream(),
                        catalogue.prices().stream())
                .flatMap(prices -> prices)
                .toList();
    }

    long change() {
        return change;
    }

    List<Price> published() {
        return catalogue.prices();
    }

    List<Price> declared() {
        return declared.all();
    }

    int overlays() {
        return byTenant.values().stream().mapToInt(PriceList::size).sum();
    }

    int remembered() {
        return remembered.size();
    }

    @Nullable Quote quote(
            String tenant, String provider, String dialect, String model, Instant at) {
        if (model.length() > LONGEST_NAME) {
            return null;
        }
        Question question = new Question(tenant, provider, dialect, model);
        QuoteTimeline timeline = remembered.get(question);
        if (timeline == null) {
            timeline = timeline(question);
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(question, timeline);
        }
        return timeline.at(at);
    }

    /** When a model goes, by what its provider publishes; null if that says nothing of it. */
    @Nullable Lifecycle lifecycle(String provider, String dialect, String model) {
        if (model.length() > LONGEST_NAME) {
            return null;
        }
        Question question = new Question(ALL, provider, dialect, model);
        Optional<Lifecycle> known = lifecycles.get(question);
        if (known == null) {
            known = lifecycle(question);
            if (lifecycles.size() >= REMEMBERED) {
                lifecycles.clear();
            }
            lifecycles.put(question, known);
        }
        return known.orElse(null);
    }

    private Optional<Lifecycle> lifecycle(Question asked) {
        return CatalogueNames.of(declared.addresses(), published, asked.provider(), asked.dialect())
                .stream()
                .map(
                        name ->
                                LIFECYCLES.of(
                                        name,
                                        asked.model(),
                                        published.matching(name, asked.model())))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private QuoteTimeline timeline(Question asked) {
        return new QuoteTimeline(
                List.of(
                        ofTenant(asked.tenant()).matching(asked.provider(), asked.model()),
                        ofTenant(ALL).matching(asked.provider(), asked.model()),
                        ofSettings.matching(asked.provider(), asked.model()),
                        CatalogueNames.matching(
                                published,
                                declared.addresses(),
                                asked.provider(),
                                asked.dialect(),
                                asked.model())));
    }

    private PriceList ofTenant(String tenant) {
        return byTenant.getOrDefault(tenant, PriceList.EMPTY);
    }
}
