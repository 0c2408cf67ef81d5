package io.tollgate.app.path;

import io.tollgate.app.demo.DemoProvider;
import io.tollgate.app.discovery.Discovery;
import io.tollgate.app.discovery.ProviderLists;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.app.settings.SettingsSource;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads what is declared, finds what is there, adds the simulated provider. */
@Configuration(proxyBeanMethods = false)
class ServedConfiguration {

    @Bean
    SettingsSource settingsSource(Environment environment) {
        return new SettingsSource(environment);
    }

    @Bean
    SettingsReader settingsReader(Dialects dialects, Environment environment) {
        return new SettingsReader(dialects, CredentialKinds.found(), environment);
    }

    /** As they are at the start. */
    @Bean
    Settings settings(SettingsReader reader, SettingsSource source) {
        return reader.read(source.read());
    }

    @Bean
    Discovery discovery(Dialects dialects, Environment environment) {
        return new Discovery(dialects, environment::getProperty);
    }

    @Bean
    @Nullable DemoProvider demoProvider(Settings settings) {
        return settings.demo() ? new DemoProvider(new OpenAiClient()) : null;
    }

    @Bean
    ProviderLists providerLists() {
        return new ProviderLists(InstantSource.system());
    }

    @Bean
    ServedSources servedSources(
            Settings settings,
            Discovery discovery,
            Optional<DemoProvider> demo,
            ProviderLists lists) {
        return new ServedSources(
                settings.discovery() ? discovery.find() : ServedSources.NOTHING,
                demo.map(ServedSources::demo).orElse(ServedSources.NOTHING),
                lists,
                Instant.now());
    }

    @Bean
    Serving serving(ServedSources sources, Settings settings) {
        Serving serving = new Serving(sources.with(settings));
        FirstCredentials.fetchFor(serving);
        return serving;
    }
}
