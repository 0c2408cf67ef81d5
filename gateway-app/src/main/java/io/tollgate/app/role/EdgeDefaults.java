package io.tollgate.app.role;

import io.tollgate.app.settings.Role;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Switches off in Spring what a gateway at the edge has no use for: the description of an API that
 * is not there, and the files of pages.
 */
final class EdgeDefaults implements EnvironmentPostProcessor, Ordered {

    private static final Map<String, Object> OFF =
            Map.of(
                    "springdoc.api-docs.enabled", "false",
                    "springdoc.swagger-ui.enabled", "false",
                    "spring.web.resources.add-mappings", "false");

    /** After the settings' file, which says the role. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (Role.of(environment) == Role.EDGE) {
            environment.getPropertySources().addLast(new MapPropertySource("edge", OFF));
        }
    }
}
