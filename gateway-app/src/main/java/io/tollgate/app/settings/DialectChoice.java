package io.tollgate.app.settings;

import io.tollgate.filters.dialect.ProviderDialect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dialect that a provider's settings ask for. The same options give the same dialect
 * whenever they are read, since providers that are declared as before keep their connections.
 */
final class DialectChoice {

    private record Chosen(ProviderDialect dialect, Map<String, String> options) {}

    private final Map<String, ProviderDialect> byName;
    private final Map<Chosen, ProviderDialect> chosen = new ConcurrentHashMap<>();

    DialectChoice(Map<String, ProviderDialect> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** The dialect with its options, null if there is a problem with it. */
    @Nullable ProviderDialect read(Section section) {
        String name = section.required(ProviderKeys.DIALECT);
        ProviderDialect dialect = name == null ? null : named(section, ProviderKeys.DIALECT, name);
        return dialect == null ? null : with(section, dialect);
    }

    /** A dialect by its name, null if there is none. */
    @Nullable ProviderDialect named(Section section, Key key, String name) {
        ProviderDialect dialect = byName.get(name);
        if (dialect == null) {
            section.problems()
                    .unknown(
                            section.path(key),
                            "there is no dialect '" + name + "'",
                            name,
                            byName.keySet());
        }
        return dialect;
    }

    private @Nullable ProviderDialect with(Section section, ProviderDialect dialect) {
        Map<String, String> options = section.texts(ProviderKeys.OPTIONS);
        String path = section.path(ProviderKeys.OPTIONS);
        if (!section.problems().allKnown(path, options.keySet(), dialect.options())) {
            return null;
        }
        try {
            return chosen.computeIfAbsent(
                    new Chosen(dialect, Map.copyOf(options)), it -> dialect.with(it.options()));
        } catch (IllegalArgumentException e) {
            section.problems().add(path, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
