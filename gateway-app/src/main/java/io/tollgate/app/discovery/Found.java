package io.tollgate.app.discovery;

import io.tollgate.app.discovery.ProviderLists.Known;
import io.tollgate.app.settings.Discover;
import io.tollgate.app.settings.DiscoverSettings;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fallbacks;
import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.TargetPlan.Conduct;
import io.tollgate.filters.upstream.Upstreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the providers' lists add to what is declared. A name that is declared is never taken. A name
 * that a declared glob sends to the same provider anyway goes on to go there, with all that is
 * declared of it, and is listed from now on; any other name gets a model of its own.
 *
 * @param models that are not declared
 * @param listed names that are served by declared globs, and by whom
 * @param shares by provider
 */
public record Found(
        List<DeclaredModel> models, Map<String, String> listed, Map<String, Share> shares) {

    /** More names than any gateway needs; each has a route and a target. */
    static final int MOST = 2000;

    public static final Found NOTHING = new Found(List.of(), Map.of(), Map.of());

    public Found {
        models = List.copyOf(models);
        listed = Map.copyOf(listed);
        shares = Map.copyOf(shares);
    }

    /**
     * What became of a provider's list.
     *
     * @param listed models of it
     * @param served those that it serves by it
     * @param elsewhere names that are served without it: they are declared, or an earlier provider
     *     lists them
     * @param beyond how many more are allowed than are served
     */
    public record Share(int listed, int served, List<String> elsewhere, int beyond) {

        public Share {
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /**
     * @param declared by settings and administrators
     */
    public static Found of(ProviderLists lists, DiscoverSettings settings, Upstreams declared) {
        Finding finding = new Finding(declared, settings.conduct());
        settings.providers()
                .forEach(
                        (name, discover) -> {
                            Provider provider = declared.providers().get(name);
                            Known known = provider == null ? null : lists.of(provider);
                            if (provider != null) {
                                finding.add(
                                        provider,
                                        discover,
                                        known == null ? List.of() : known.names());
                            }
                        });
        return new Found(finding.models, finding.listed, finding.shares);
    }

    private static final class Finding {

        private final List<DeclaredModel> globs;
        private final Set<String> declared;
        private final Conduct conduct;
        private final List<DeclaredModel> models = new ArrayList<>();
        private final Map<String, String> owners = new HashMap<>();
        private final Map<String, String> listed = new LinkedHashMap<>();
        private final Map<String, Share> shares = new HashMap<>();

        Finding(Upstreams upstreams, Conduct conduct) {
            this.conduct = conduct;
            this.globs = upstreams.models().stream().filter(m -> m.pattern().isGlob()).toList();
            this.declared =
                    upstreams.models().stream()
                            .filter(model -> !model.pattern().isGlob())
                            .map(model -> model.pattern().toString())
                            .collect(Collectors.toSet());
        }

        void add(Provider provider, Discover discover, List<String> names) {
            List<String> elsewhere = new ArrayList<>();
            int served = 0;
            int beyond = 0;
            for (String model : names) {
                String name = discover.served(model);
                if (name == null) {
                    continue;
                }
                if (declared.contains(name) || owners.containsKey(name)) {
                    elsewhere.add(name);
                } else if (served >= MOST) {
                    beyond++;
                } else {
                    served++;
                    owners.put(name, provider.name());
                    serve(provider, name, model);
                }
            }
            shares.put(provider.name(), new Share(names.size(), served, elsewhere, beyond));
        }

        private void serve(Provider provider, String name, String model) {
            DeclaredModel glob = name.equals(model) ? glob(name) : null;
            if (glob != null && goesTo(glob, provider.name())) {
                listed.put(name, glob.owner());
            } else {
                models.add(model(provider, name, name.equals(model) ? null : model));
            }
        }

        /** The one that a call of that name would go to; the most specific stands first. */
        private @Nullable DeclaredModel glob(String name) {
            return globs.stream()
                    .filter(one -> one.pattern().matches(name))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean goesTo(DeclaredModel glob, String provider) {
            return glob.serving() instanceof TargetPlan plan
                    && plan.targets().stream()
                            .anyMatch(
                                    target ->
                                            target.provider().equals(provider)
                                                    && target.model() == null);
        }

        private DeclaredModel model(Provider provider, String name, @Nullable String model) {
            TargetPlan plan =
                    new TargetPlan(
                            List.of(new Target(provider.name(), model, 1)),
                            Strategy.WEIGHTED,
                            null,
                            Fallbacks.NONE,
                            conduct,
                            null,
                            null,
                            null);
            return new DeclaredModel(new ModelPattern(name), plan, Fidelity.LENIENT);
        }
    }
}
