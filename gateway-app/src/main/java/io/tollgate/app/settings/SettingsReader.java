package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.TargetPlan.Conduct;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.health.HealthPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Reads the settings and checks them as a whole; all mistakes are reported together. */
public final class SettingsReader {

    private final DialectChoice dialects;
    private final CredentialChoice credentials;
    private final Environment environment;

    /**
     * @param environment resolves placeholders and {@code env:} references
     */
    public SettingsReader(Dialects dialects, CredentialKinds credentials, Environment environment) {
        this.dialects = new DialectChoice(dialects.byName());
        this.credentials = new CredentialChoice(credentials, new SecretReference(environment));
        this.environment = environment;
    }

    /**
     * The settings in the file, or the defaults if there is none.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public Settings read(@Nullable SettingsContent content) {
        return read(content, Overlay.NOTHING);
    }

    /**
     * The settings in the file, and what is declared beside it.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public Settings read(@Nullable SettingsContent content, Overlay overlay) {
        Problems problems = new Problems();
        SettingsTree file = new SettingsTree(environment, problems);
        JsonNode tree = content == null ? null : file.read(content);
        JsonNode all = overlay.isEmpty() ? tree : overlay.into(tree);
        Section root = Section.of(Sections.ROOT, Sections.ROOT, all, problems);
        DeclaredRules declared = DeclaredRules.read(root, overlay, overlay.providersBeside(tree));
        Role role = Role.read(root, environment);
        Map<String, Section> providers = root.named(RootKeys.PROVIDERS, Sections.PROVIDER);
        Conduct conduct =
                ConductReader.read(
                        root.section(RootKeys.DEFAULTS, Sections.CONDUCT), Conduct.DEFAULTS);
        Settings settings =
                new Settings(
                        role,
                        root.section(RootKeys.LIMITS, Sections.LIMITS)
                                .bytes(RootKeys.MAX_REQUEST_BODY),
                        root.flag(RootKeys.DEMO),
                        root.flag(RootKeys.DISCOVERY),
                        root.duration(RootKeys.DRAIN),
                        NetworkReader.read(root),
                        new StoreReader(environment).read(root),
                        new OidcReader(environment).read(root),
                        AdminReader.read(root),
                        new TelemetryReader(environment).read(root),
                        new DeliveryReader(environment).read(root, role),
                        new DiscoverSettings(DiscoverReader.read(providers), conduct),
                        upstreams(root, declared, providers, conduct),
                        file.springs(),
                        content);
        problems.throwIfAny(Settings.place(content));
        return settings;
    }

    private Upstreams upstreams(
            Section root, DeclaredRules declared, Map<String, Section> sections, Conduct conduct) {
        ProviderReader reader =
                new ProviderReader(
                        dialects,
                        credentials,
                        environment,
                        declared,
                        new OutboundReader(environment, root));
        Map<String, Provider> providers = new LinkedHashMap<>();
        sections.forEach(
                (name, section) -> {
                    Provider provider = reader.read(name, section);
                    if (provider != null) {
                        providers.put(name, provider);
                    }
                });
        return new Upstreams(providers, models(root, sections.keySet(), conduct), health(root));
    }

    private static List<DeclaredModel> models(
            Section root, Set<String> providers, Conduct defaults) {
        ModelReader reader = new ModelReader(new TargetReader(providers), defaults);
        List<DeclaredModel> models = new ArrayList<>();
        root.named(RootKeys.MODELS, Sections.MODEL)
                .forEach(
                        (name, section) -> {
                            checkName(root, name);
                            models.add(reader.read(name.strip(), section));
                        });
        root.named(RootKeys.EXPERIMENTS, Sections.EXPERIMENT)
                .forEach(
                        (name, section) ->
                                ExperimentReader.read(name, section).ifPresent(models::add));
        ModelReferences.checkNames(models, root.problems());
        return models;
    }

    private static void checkName(Section root, String name) {
        String path = root.path(RootKeys.MODELS) + "." + name;
        if (name.isBlank()) {
            root.problems().add(path, "a model needs a name.");
        } else if (name.strip().startsWith("#{")) {
            root.problems().add(path, "a model's name must not begin with #{.");
        }
    }

    private static HealthPolicy health(Section root) {
        Section section = root.section(RootKeys.HEALTH, Sections.HEALTH);
        return new HealthPolicy(
                Objects.requireNonNull(section.number(RootKeys.FAILURE_RATE, 1, 100)),
                section.duration(RootKeys.WINDOW),
                Objects.requireNonNull(section.number(RootKeys.MIN_CALLS)),
                section.duration(RootKeys.OPEN),
                Objects.requireNonNull(section.number(RootKeys.PROBES)),
                section.durationOrZero(RootKeys.MAX_REST));
    }
}
