package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.Upstreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Reads the settings and checks them as a whole; all mistakes are reported together. */
public final class SettingsReader {

    private final Map<String, ProviderDialect> dialects;
    private final Environment environment;

    /**
     * @param dialects by name
     * @param environment resolves placeholders and {@code env:} references
     */
    public SettingsReader(Map<String, ProviderDialect> dialects, Environment environment) {
        this.dialects = Map.copyOf(dialects);
        this.environment = environment;
    }

    /**
     * The settings in the file, or the defaults if there is none.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public Settings read(@Nullable SettingsContent content) {
        Problems problems = new Problems();
        SettingsTree file = new SettingsTree(environment, problems);
        JsonNode tree = content == null ? null : file.read(content);
        Section root = Section.of(Sections.ROOT, Sections.ROOT, tree, problems);
        Settings settings =
                new Settings(
                        root.section(Key.LIMITS, Sections.LIMITS).bytes(Key.MAX_REQUEST_BODY),
                        root.flag(Key.DEMO),
                        root.flag(Key.DISCOVERY),
                        upstreams(root),
                        file.springs(),
                        content);
        problems.throwIfAny(content == null ? "the defaults" : content.file().toString());
        return settings;
    }

    private Upstreams upstreams(Section root) {
        ProviderReader reader = new ProviderReader(dialects, environment);
        Map<String, Section> sections = root.named(Key.PROVIDERS, Sections.PROVIDER);
        Map<String, Provider> providers = new LinkedHashMap<>();
        sections.forEach(
                (name, section) -> {
                    Provider provider = reader.read(name, section);
                    if (provider != null) {
                        providers.put(name, provider);
                    }
                });
        return new Upstreams(providers, models(root, sections.keySet()));
    }

    private static List<DeclaredModel> models(Section root, Set<String> providers) {
        List<DeclaredModel> models = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        root.named(Key.MODELS, Sections.MODEL)
                .forEach(
                        (name, section) -> {
                            checkName(root, name, seen);
                            List<Target> targets =
                                    section.list(Key.TARGETS, Sections.TARGET).stream()
                                            .map(target -> target(target, providers))
                                            .toList();
                            models.add(
                                    new DeclaredModel(
                                            new ModelPattern(name.strip()),
                                            targets,
                                            section.choice(Key.FIDELITY, Fidelity.class)));
                        });
        return models;
    }

    private static void checkName(Section root, String name, Map<String, String> seen) {
        String path = root.path(Key.MODELS) + "." + name;
        if (name.isBlank()) {
            root.problems().add(path, "a model needs a name.");
        } else if (name.strip().startsWith("#{")) {
            root.problems().add(path, "a model's name must not begin with #{.");
        } else if (seen.put(name.strip(), name) != null) {
            root.problems().add(path, "stands twice.");
        }
    }

    private static Target target(Section section, Set<String> providers) {
        String provider = section.required(Key.PROVIDER);
        if (provider != null && !providers.contains(provider)) {
            section.problems()
                    .unknown(
                            section.path(Key.PROVIDER),
                            "no provider '" + provider + "' is declared",
                            provider,
                            providers);
        }
        @Nullable Integer weight = section.number(Key.WEIGHT);
        return new Target(
                provider == null ? "" : provider,
                section.text(Key.MODEL),
                weight == null ? 1 : weight,
                section.number(Key.MAX_OUTPUT_TOKENS),
                section.optionalFlag(Key.REASONING));
    }
}
