package io.tollgate.filters.upstream;

import io.tollgate.filters.upstream.health.HealthPolicy;
import java.util.List;
import java.util.Map;

/**
 * All providers and the models declared on them: one consistent snapshot.
 *
 * @param providers by name
 * @param models in the order in which they match, the most specific first
 * @param health when targets are left alone
 */
public record Upstreams(
        Map<String, Provider> providers, List<DeclaredModel> models, HealthPolicy health) {

    /** With targets left alone as it is by default. */
    public Upstreams(Map<String, Provider> providers, List<DeclaredModel> models) {
        this(providers, models, HealthPolicy.DEFAULTS);
    }

    public Upstreams {
        providers = Map.copyOf(providers);
        models = models.stream().sorted((a, b) -> a.pattern().compareTo(b.pattern())).toList();
    }
}
