package io.tollgate.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * Lets Spring's own keys stand in the settings' file: {@code server.port}, a plain route. They
 * count less than the environment and more than the application's defaults.
 */
final class SettingsPropertySource implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        Optional<Path> file = SettingsFile.locate(environment);
        if (file.isPresent()) {
            MutablePropertySources sources = environment.getPropertySources();
            for (PropertySource<?> source : load(file.get())) {
                sources.addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
            }
        }
    }

    private static List<PropertySource<?>> load(Path file) {
        try {
            return new YamlPropertySourceLoader().load("tollgate", new FileSystemResource(file));
        } catch (IOException | RuntimeException e) {
            throw new InvalidSettings(
                    file.toString(),
                    List.of(
                            "cannot be read as YAML: "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")));
        }
    }
}
