package io.tollgate.app.path;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.app.settings.SettingsSource;
import io.tollgate.filters.dialect.ProviderDialect;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/** The settings, for who starts no gateway. */
public final class SettingsOnly {

    private SettingsOnly() {}

    public static Settings read() {
        StandardEnvironment environment = new StandardEnvironment();
        try (var dialects = new AnnotationConfigApplicationContext(DialectConfiguration.class)) {
            return new SettingsReader(
                            dialects.getBeansOfType(ProviderDialect.class).values().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    ProviderDialect::name, Function.identity())),
                            environment)
                    .read(new SettingsSource(environment).read());
        }
    }
}
