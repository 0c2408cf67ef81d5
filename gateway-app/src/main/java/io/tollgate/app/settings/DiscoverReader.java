package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.ModelPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads which providers are asked for their models. */
final class DiscoverReader {

    private DiscoverReader() {}

    /** By the providers' names, in their order. */
    static Map<String, Discover> read(Map<String, Section> providers) {
        Map<String, Discover> all = new LinkedHashMap<>();
        providers.forEach(
                (name, provider) -> {
                    Discover one = read(provider);
                    if (one != null) {
                        all.put(name, one);
                    }
                });
        return all;
    }

    private static @Nullable Discover read(Section provider) {
        if (provider.isSection(DiscoverKeys.DISCOVER)) {
            return of(provider.section(DiscoverKeys.DISCOVER, Sections.DISCOVER));
        }
        return provider.flag(DiscoverKeys.DISCOVER)
                ? of(
                        Section.of(
                                Sections.DISCOVER,
                                provider.path(DiscoverKeys.DISCOVER),
                                null,
                                provider.problems()))
                : null;
    }

    private static Discover of(Section section) {
        String prefix = Objects.requireNonNullElse(section.text(DiscoverKeys.PREFIX), "");
        if (prefix.indexOf('*') >= 0 || prefix.startsWith("#{")) {
            section.problems()
                    .add(
                            section.path(DiscoverKeys.PREFIX),
                            "is the beginning of names: no *, and no #{ at its front.");
        }
        return new Discover(
                section.duration(DiscoverKeys.EVERY),
                patterns(section, DiscoverKeys.ALLOW),
                patterns(section, DiscoverKeys.DENY),
                prefix);
    }

    private static List<ModelPattern> patterns(Section section, Key key) {
        return section.words(key).stream().map(ModelPattern::new).toList();
    }
}
