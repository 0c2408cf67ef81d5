package io.tollgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Each gateway of a test has a folder of its own, unless the test names one. */
public final class OwnDataFolder implements EnvironmentPostProcessor {

    private static final String VARIABLE = "TOLLGATE_DATA";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(VARIABLE)) {
            return;
        }
        try {
            String folder = Files.createTempDirectory("tollgate-data").toString();
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("own data folder", Map.of(VARIABLE, folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
