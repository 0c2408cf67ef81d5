package io.tollgate.app.settings;

import io.tollgate.filters.upstream.TargetPlan.Conduct;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The providers whose lists of models are served.
 *
 * @param providers by name, in the order in which they are declared: of two that list the same name
 *     the first one serves it
 * @param conduct of the calls to what is found there
 */
public record DiscoverSettings(Map<String, Discover> providers, Conduct conduct) {

    public static final DiscoverSettings NONE = new DiscoverSettings(Map.of(), Conduct.DEFAULTS);

    public DiscoverSettings {
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
    }

    /** Whether a model of this name could be found, now or later. */
    public boolean mayServe(String name) {
        return providers.values().stream().anyMatch(one -> one.mayServe(name));
    }
}
