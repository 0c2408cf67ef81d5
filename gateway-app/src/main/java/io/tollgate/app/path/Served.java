package io.tollgate.app.path;

import io.tollgate.app.discovery.Found;
import io.tollgate.app.settings.DiscoverSettings;
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
import java.util.stream.Stream;

/**
 * What this gateway serves, unchangeable: what is declared, and behind it what was found. A
 * declared name is never taken by a found one.
 */
public final class Served {

    private final int maxRequestBody;
    private final Upstreams upstreams;
    private final List<ModelCard> cards;
    private final DiscoverSettings discover;
    private final Found found;

    /**
     * @param maxRequestBody the largest request body that is taken, in bytes
     * @param sources in order of precedence
     * @param discover the providers whose lists are served
     * @param found what those add, of which the models are among the sources
     * @param since when its models are said to have been created
     */
    Served(
            int maxRequestBody,
            List<Upstreams> sources,
            DiscoverSettings discover,
            Found found,
            Instant since) {
        this.maxRequestBody = maxRequestBody;
        this.discover = discover;
        this.found = found;
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
                Stream.concat(
                                upstreams.models().stream()
                                        .filter(model -> !model.pattern().isGlob())
                                        .map(model -> card(model, since)),
                                found.listed().entrySet().stream()
                                        .filter(one -> !names.contains(one.getKey()))
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(
                                                one ->
                                                        new ModelCard(
                                                                one.getKey(),
                                                                one.getValue(),
                                                                since)))
                        .toList();
    }

    private static ModelCard card(DeclaredModel model, Instant since) {
        return new ModelCard(model.pattern().toString(), model.owner(), since);
    }

    /** The providers whose lists are served. */
    public DiscoverSettings discover() {
        return discover;
    }

    /** What became of their lists. */
    public Found found() {
        return found;
    }

    /** In bytes. */
    int maxRequestBody() {
        return maxRequestBody;
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    /**
     * The models that can be listed: those with an exact name, and what globs are known to serve.
     */
    public List<ModelCard> cards() {
        return cards;
    }
}
