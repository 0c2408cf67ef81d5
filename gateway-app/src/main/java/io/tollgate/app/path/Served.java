package io.tollgate.app.path;

import io.tollgate.filters.dialect.Lookup.ModelCard;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Upstreams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this gateway serves: what is declared, and behind it what was found. A declared name is
 * never taken by a found one.
 */
public final class Served {

    private final Upstreams upstreams;
    private final List<ModelCard> cards;

    /**
     * @param sources in order of precedence
     * @param since when they were put together
     */
    Served(List<Upstreams> sources, Instant since) {
        Map<String, Provider> providers = new LinkedHashMap<>();
        List<DeclaredModel> models = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Upstreams source : sources) {
            source.providers().forEach(providers::putIfAbsent);
            for (DeclaredModel model : source.models()) {
                if (names.add(model.pattern().toString())) {
                    models.add(model);
                }
            }
        }
        this.upstreams = new Upstreams(providers, models, sources.getFirst().health());
        this.cards =
                upstreams.models().stream()
                        .filter(model -> !model.pattern().isGlob())
                        .map(model -> card(model, since))
                        .toList();
    }

    private static ModelCard card(DeclaredModel model, Instant since) {
        return new ModelCard(model.pattern().toString(), model.owner(), since);
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    /** The models that can be listed: those with an exact name. */
    public List<ModelCard> cards() {
        return cards;
    }
}
