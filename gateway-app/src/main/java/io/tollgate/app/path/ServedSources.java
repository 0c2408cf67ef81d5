package io.tollgate.app.path;

import io.tollgate.app.demo.DemoProvider;
import io.tollgate.app.discovery.Found;
import io.tollgate.app.discovery.ProviderLists;
import io.tollgate.app.settings.Settings;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.Timeouts;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.need.Recipe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts together what is served: what the settings declare, what providers of theirs list by now,
 * what was found at the start, and the simulated provider. The latter two are there for as long as
 * the gateway runs; whether they are served, the settings say each time anew.
 */
public final class ServedSources {

    static final Upstreams NOTHING = new Upstreams(Map.of(), List.of());

    private static final String DEMO = "demo";

    private final Upstreams found;
    private final Upstreams demo;
    private final ProviderLists lists;
    private final Instant since;

    /**
     * @param lists what declared providers say of their models
     */
    ServedSources(Upstreams found, Upstreams demo, ProviderLists lists, Instant since) {
        this.lists = lists;
        this.found = found;
        this.demo = demo;
        this.since = since;
    }

    /**
     * @throws io.tollgate.app.settings.InvalidSettings if rules or experiments name models that are
     *     not served
     */
    public Served with(Settings settings) {
        Found listed = Found.of(lists, settings.discover(), settings.upstreams());
        List<Upstreams> sources = new ArrayList<>();
        sources.add(settings.upstreams());
        sources.add(new Upstreams(Map.of(), listed.models()));
        if (settings.discovery()) {
            sources.add(found);
        }
        if (settings.demo()) {
            sources.add(demo);
        }
        Served served =
                new Served(settings.maxRequestBody(), sources, settings.discover(), listed, since);
        settings.checkReferences(served.upstreams().models());
        return served;
    }

    static Upstreams demo(DemoProvider demo) {
        Provider provider =
                new Provider(
                        DEMO,
                        new OpenAiProvider(),
                        demo.baseUrl(),
                        null,
                        Map.of(),
                        Timeouts.DEFAULTS,
                        Pool.DEFAULTS);
        List<DeclaredModel> models =
                demo.models().stream()
                        .map(
                                name ->
                                        new DeclaredModel(
                                                new ModelPattern(name),
                                                List.of(new Target(DEMO, null, 1))))
                        .toList();
        List<DeclaredModel> all = new ArrayList<>(models);
        all.add(
                new DeclaredModel(
                        new ModelPattern(DEMO + "/auto"),
                        Recipe.auto(DEMO + "/echo", DEMO + "/story"),
                        Fidelity.LENIENT));
        return new Upstreams(Map.of(DEMO, provider), all);
    }
}
