package io.tollgate.app.path;

import io.tollgate.app.demo.DemoProvider;
import io.tollgate.app.discovery.Discovery;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsFile;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.openai.OpenAiClient;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads what is declared, finds what is there, adds the simulated provider. */
@Configuration(proxyBeanMethods = false)
class ServedConfiguration {

    private static final String DEMO = "demo";

    @Bean
    Settings settings(List<ProviderDialect> dialects, Environment environment) {
        Map<String, ProviderDialect> byName =
                dialects.stream()
                        .collect(Collectors.toMap(ProviderDialect::name, Function.identity()));
        return new SettingsReader(byName, environment).read(SettingsFile.locate(environment));
    }

    @Bean
    Discovery discovery(List<ProviderDialect> dialects, Environment environment) {
        return new Discovery(dialects, environment::getProperty);
    }

    @Bean
    @Nullable DemoProvider demoProvider(Settings settings) {
        return settings.demo() ? new DemoProvider(new OpenAiClient()) : null;
    }

    @Bean
    Served served(Settings settings, Discovery discovery, Optional<DemoProvider> demo) {
        List<Upstreams> sources = new ArrayList<>(List.of(settings.upstreams()));
        if (settings.discovery()) {
            sources.add(discovery.find());
        }
        demo.ifPresent(provider -> sources.add(demo(provider)));
        Served served = new Served(sources, Instant.now());
        settings.checkReferences(served.upstreams().models());
        return served;
    }

    private static Upstreams demo(DemoProvider demo) {
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
