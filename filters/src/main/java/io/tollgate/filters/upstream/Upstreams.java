package io.tollgate.filters.upstream;

import java.util.List;
import java.util.Map;

/**
 * All providers and the models declared on them: one consistent snapshot.
 *
 * @param providers by name
 * @param models in the order in which they match, the most specific first
 */
public record Upstreams(Map<String, Provider> providers, List<DeclaredModel> models) {

    public Upstreams {
        providers = Map.copyOf(providers);
        models = models.stream().sorted((a, b) -> a.pattern().compareTo(b.pattern())).toList();
    }
}
