package io.tollgate.app.path;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.app.settings.SettingsSource;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import org.springframework.core.env.StandardEnvironment;

/** The settings, for who starts no gateway. */
public final class SettingsOnly {

    private SettingsOnly() {}

    public static Settings read() {
        StandardEnvironment environment = new StandardEnvironment();
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), environment)
                .read(new SettingsSource(environment).read());
    }
}
